using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Jiminny.Simulation.Mutation;

/// <summary>Finds every place of some methods where one byte of IL can be changed into another meaning. What the compiler adds for async methods is left out.</summary>
internal static class MutantFinder
{
    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    private static readonly Dictionary<OpCode, (OpCode To, string Change)[]> Changes = new()
    {
        [OpCodes.Brtrue_S] = [(OpCodes.Brfalse_S, "condition turned round")],
        [OpCodes.Brfalse_S] = [(OpCodes.Brtrue_S, "condition turned round")],
        [OpCodes.Brtrue] = [(OpCodes.Brfalse, "condition turned round")],
        [OpCodes.Brfalse] = [(OpCodes.Brtrue, "condition turned round")],
        [OpCodes.Beq_S] = [(OpCodes.Bne_Un_S, "equal became unequal")],
        [OpCodes.Bne_Un_S] = [(OpCodes.Beq_S, "unequal became equal")],
        [OpCodes.Beq] = [(OpCodes.Bne_Un, "equal became unequal")],
        [OpCodes.Bne_Un] = [(OpCodes.Beq, "unequal became equal")],
        [OpCodes.Bge_S] = [(OpCodes.Bgt_S, "bound moved"), (OpCodes.Blt_S, "comparison turned round")],
        [OpCodes.Bgt_S] = [(OpCodes.Bge_S, "bound moved"), (OpCodes.Ble_S, "comparison turned round")],
        [OpCodes.Ble_S] = [(OpCodes.Blt_S, "bound moved"), (OpCodes.Bgt_S, "comparison turned round")],
        [OpCodes.Blt_S] = [(OpCodes.Ble_S, "bound moved"), (OpCodes.Bge_S, "comparison turned round")],
        [OpCodes.Bge] = [(OpCodes.Bgt, "bound moved"), (OpCodes.Blt, "comparison turned round")],
        [OpCodes.Bgt] = [(OpCodes.Bge, "bound moved"), (OpCodes.Ble, "comparison turned round")],
        [OpCodes.Ble] = [(OpCodes.Blt, "bound moved"), (OpCodes.Bgt, "comparison turned round")],
        [OpCodes.Blt] = [(OpCodes.Ble, "bound moved"), (OpCodes.Bge, "comparison turned round")],
        [OpCodes.Cgt] = [(OpCodes.Clt, "comparison turned round")],
        [OpCodes.Clt] = [(OpCodes.Cgt, "comparison turned round")],
        [OpCodes.Add] = [(OpCodes.Sub, "sum became difference")],
        [OpCodes.Sub] = [(OpCodes.Add, "difference became sum")],
        [OpCodes.Ldc_I4_0] = [(OpCodes.Ldc_I4_1, "0 or false became 1 or true")],
        [OpCodes.Ldc_I4_1] = [(OpCodes.Ldc_I4_0, "1 or true became 0 or false")],
    };

    public static IReadOnlyList<Mutant> Find(string assembly, IReadOnlyCollection<string> methods)
    {
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        using var symbolFile = File.OpenRead(Path.ChangeExtension(assembly, ".pdb"));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(symbolFile);
        var metadata = image.GetMetadataReader();
        var mutants = new List<Mutant>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            var name = $"{NameOf(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}";
            if (method.RelativeVirtualAddress != 0 && methods.Any(each => name.StartsWith(each, StringComparison.Ordinal)))
            {
                Find(image, metadata, symbols.GetMetadataReader(), handle, name, mutants);
            }
        }

        return mutants;
    }

    private static void Find(PEReader image, MetadataReader metadata, MetadataReader symbols, MethodDefinitionHandle handle, string name, List<Mutant> mutants)
    {
        var address = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
        var code = image.GetMethodBody(address).GetILBytes()!;
        var section = image.PEHeaders.SectionHeaders[image.PEHeaders.GetContainingSectionIndex(address)];
        var header = address - section.VirtualAddress + section.PointerToRawData;
        var isTiny = (image.GetEntireImage().GetContent(header, 1)[0] & 3) == 2;
        var start = header + (isTiny ? 1 : 12);
        var debug = symbols.GetMethodDebugInformation(handle.ToDebugInformationHandle());
        var points = debug.SequencePointsBlob.IsNil ? [] : debug.GetSequencePoints().ToList();
        var instructions = Decode(code);
        for (var i = 0; i < instructions.Count; i++)
        {
            var (offset, opcode) = instructions[i];
            var point = points.LastOrDefault(point => point.Offset <= offset);
            if (!Changes.TryGetValue(opcode, out var changes) || points.Count == 0 || point.Document.IsNil || point.IsHidden || IsPlumbing(metadata, code, instructions, i))
            {
                continue;
            }

            var path = symbols.GetString(symbols.GetDocument(point.Document).Name);
            var source = File.Exists(path) ? File.ReadLines(path).Skip(point.StartLine - 1).First().Trim() : $"line {point.StartLine}";
            foreach (var (to, change) in changes)
            {
                var last = opcode.Size - 1;
                mutants.Add(new Mutant(start + offset + last, (byte)(to.Value & 0xff), name, point.StartLine, source, change));
            }
        }
    }

    // The awaiter's short cut, the state machine's own numbers, ConfigureAwait's argument.
    private static bool IsPlumbing(MetadataReader metadata, byte[] code, List<(int Offset, OpCode OpCode)> instructions, int i)
    {
        return Calls(i - 1, "get_IsCompleted") || Calls(i + 1, "ConfigureAwait") || (i + 1 < instructions.Count && instructions[i + 1].OpCode == OpCodes.Dup);

        bool Calls(int at, string name)
        {
            if (at < 0 || at >= instructions.Count || (instructions[at].OpCode != OpCodes.Call && instructions[at].OpCode != OpCodes.Callvirt))
            {
                return false;
            }

            var member = MetadataTokens.EntityHandle(BitConverter.ToInt32(code, instructions[at].Offset + 1));
            return member.Kind == HandleKind.MemberReference && metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)member).Name) == name;
        }
    }

    private static List<(int Offset, OpCode OpCode)> Decode(byte[] code)
    {
        var instructions = new List<(int, OpCode)>();
        for (var at = 0; at < code.Length;)
        {
            var opcode = OpCodesByValue[code[at] == 0xfe ? 0xfe00 | code[at + 1] : code[at]];
            instructions.Add((at, opcode));
            at += opcode.Size + OperandSize(opcode, code, at + opcode.Size);
        }

        return instructions;
    }

    private static int OperandSize(OpCode opcode, byte[] code, int at) => opcode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{NameOf(metadata, outer)}+{metadata.GetString(type.Name)}"
            : metadata.GetString(type.Name);
    }
}
