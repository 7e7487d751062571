namespace Gazette.WorkerTests;

public sealed class WorkerFailedException(string message) : Exception(message);
