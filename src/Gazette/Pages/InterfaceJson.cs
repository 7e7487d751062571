using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gazette.Pages;

/// <summary>Reads <see cref="InterfaceText"/> by code that is compiled with all other: the usual way makes a method for each text, before the first page.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(InterfaceText))]
internal sealed partial class InterfaceJson : JsonSerializerContext;
