using System.Text.Json;

namespace Gazette.LocalHost.Azurite;

/// <summary>What the lock file of a data folder says: who uses it and where its Azurite listens.</summary>
/// <param name="AzuritePid">Null while none was started; <see cref="Ports"/> likewise.</param>
/// <param name="Stopping">It has been asked to end and saves what it has; whoever comes next waits for it.</param>
internal sealed record AzuriteRecord(int HostPid, int? AzuritePid, AzuritePorts? Ports, bool Stopping = false)
{
    /// <returns>Null when there is none or it is no record: a folder never used, or a disk that filled up.</returns>
    public static AzuriteRecord? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<AzuriteRecord>(File.ReadAllBytes(file), JsonSerializerOptions.Web) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string file)
    {
        File.WriteAllText(file + ".new", ToJson());
        File.Move(file + ".new", file, overwrite: true);
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
