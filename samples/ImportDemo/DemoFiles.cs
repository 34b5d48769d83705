namespace ImportDemo;

/// <summary>Every file the demo writes is in one folder, so that the proof can search all of them.</summary>
internal sealed class DemoFiles : IDisposable
{
    private readonly bool _temporary;

    private DemoFiles(DirectoryInfo folder, string store, bool temporary)
    {
        Folder = folder;
        Store = store;
        _temporary = temporary;
    }

    /// <summary>Holds what is written beside the store: the log and the demo company's CRM.</summary>
    public DirectoryInfo Folder { get; }

    public string Store { get; }

    public string Log => Path.Combine(Folder.FullName, "import.log");

    /// <exception cref="IOException">The place cannot be written.</exception>
    /// <exception cref="InvalidDataException">A file of another kind is there.</exception>
    public static DemoFiles Open(DemoOptions options)
    {
        if (options.Store is not { } store)
        {
            var temporary = Directory.CreateTempSubdirectory("jiminny-demo-");
            return new DemoFiles(temporary, Path.Combine(temporary.FullName, "jiminny.db"), temporary: true);
        }

        try
        {
            RequireStoreOrNothing(store);
            return OpenBeside(store, options.Resume);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--store: '{store}' cannot be written; give a file in a folder you may write to. {unwritable.Message}", unwritable);
        }
    }

    /// <summary>All files written, the database's own side files included.</summary>
    public IReadOnlyList<string> All() =>
    [
        .. Directory.GetFiles(Path.GetDirectoryName(Store)!, Path.GetFileName(Store) + "*")
            .Union(Directory.GetFiles(Folder.FullName, "*", SearchOption.AllDirectories)),
    ];

    public void Dispose()
    {
        if (_temporary)
        {
            Folder.Delete(recursive: true);
        }
    }

    // A run without --resume begins with an empty store: somebody else's file must not be emptied for a slip of the pen.
    private static void RequireStoreOrNothing(FileInfo store)
    {
        if (!store.Exists || store.Length == 0)
        {
            return;
        }

        Span<byte> start = stackalloc byte[16];
        using var file = new FileStream(store.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual("SQLite format 3\0"u8))
        {
            throw new InvalidDataException($"--store: '{store}' is a file of another kind and is left as it is; give a new file or the store of an earlier run.");
        }
    }

    private static DemoFiles OpenBeside(FileInfo store, bool resume)
    {
        store.Directory!.Create();
        if (!resume)
        {
            foreach (var suffix in new[] { "", "-wal", "-shm", "-journal" })
            {
                File.Delete(store.FullName + suffix);
            }
        }

        // Opening it for writing tells now, and not in the middle of an import, that it cannot be written.
        using (new FileStream(store.FullName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
        }

        return new DemoFiles(Directory.CreateDirectory(store.FullName + ".files"), store.FullName, temporary: false);
    }
}
