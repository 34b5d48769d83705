using Jiminny.Connectors;

namespace Jiminny.Import.Runs;

/// <summary>What there is to read a stream with, held to the product's data policy.</summary>
/// <param name="Source">Lists it.</param>
/// <param name="Reader">Reads single items; <see langword="null"/> where the connector cannot.</param>
/// <param name="Search">Searches mail; <see langword="null"/> where it cannot be searched or the host does not allow it.</param>
/// <param name="Policy">The policy; <see langword="null"/> when none applies.</param>
internal sealed record StreamTools(IMailboxSource Source, IItemReader? Reader, IMailSearch? Search, DataPolicy? Policy);
