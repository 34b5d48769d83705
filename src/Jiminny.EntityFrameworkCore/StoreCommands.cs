using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Jiminny.EntityFrameworkCore;

internal static class StoreCommands
{
    /// <summary>How many values a list may hold; longer ones are taken in pieces.</summary>
    public const int MostParameters = 500;

    /// <summary>Adds a list of parameters.</summary>
    /// <returns>Their names, for <c>IN (…)</c>.</returns>
    public static string WithList(this DbCommand command, string name, IReadOnlyList<string> values)
    {
        var names = new string[values.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = string.Create(CultureInfo.InvariantCulture, $"{name}{i}");
            command.With(names[i], values[i]);
        }

        return string.Join(',', names);
    }

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

        parameter.Value = value is string text ? text.Storable() : value ?? DBNull.Value;
        return command;
    }

    /// <summary>PostgreSQL refuses a NUL and half of a surrogate pair; a subject that holds one must not stop a mailbox for good.</summary>
    public static string Storable(this string text)
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
