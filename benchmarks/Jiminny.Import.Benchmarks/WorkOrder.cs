namespace Jiminny.Import.Benchmarks;

/// <summary>What an importer process is to do.</summary>
/// <param name="Server">The emulated provider.</param>
/// <param name="Database">A SQLite file, or a connection string.</param>
/// <param name="IsPostgres">Which of the two.</param>
/// <param name="Owner">Under which name it takes leases.</param>
/// <param name="Tokens">The mailboxes with their tokens.</param>
internal sealed record WorkOrder(Uri Server, string Database, bool IsPostgres, string Owner, Dictionary<string, string> Tokens);
