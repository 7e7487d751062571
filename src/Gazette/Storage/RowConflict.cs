using Azure;
using Azure.Data.Tables.Models;

namespace Gazette.Storage;

/// <summary>Tells a lost race over one row from a fault such as a missing table, which has the same HTTP status.</summary>
internal static class RowConflict
{
    public static bool Is(RequestFailedException failure) =>
        failure.ErrorCode == TableErrorCode.EntityAlreadyExists
        || failure.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied
        || failure.ErrorCode == TableErrorCode.ResourceNotFound;
}
