namespace Jiminny.Matching.Tests.Corpus;

/// <summary>A message of the corpus: its mailbox and everybody on it.</summary>
internal sealed record CorpusMessage(string Mailbox, IReadOnlyList<string> Addresses);
