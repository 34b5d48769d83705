using System.Data.Common;
using System.Text;

namespace Jiminny.EntityFrameworkCore;

internal static class StoreCommands
{
    /// <summary>Sets a parameter, adding it at its first use, so that a command can be run many times.</summary>
    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        DbParameter parameter;
        if (command.Parameters.Contains(name))
        {
            parameter = command.Parameters[name];
        }
        else
        {
            parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        parameter.Value = value is string text ? Storable(text) : value ?? DBNull.Value;
        return command;
    }

    // PostgreSQL refuses a NUL and half of a surrogate pair; a subject that holds one must not stop a mailbox for good.
    private static string Storable(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            storable.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return storable.ToString();
    }
}
