using System.Text;

namespace Jiminny.Matching.Tests.Safety;

/// <summary>The form that lists beside the matcher compare.</summary>
public sealed class NormalAddressTests
{
    [Theory]
    [InlineData("ann@customer.example", "ann@customer.example")]
    [InlineData("  Ann@CUSTOMER.Example ", "ann@customer.example")]
    [InlineData("d..bob@acme.example", "d..bob@acme.example")]
    [InlineData("ann@b\u00fccher.example", "ann@xn--bcher-kva.example")]
    [InlineData("\"a@b\"@c.example", "\"a@b\"@c.example")]
    public void Spellings_of_one_address_have_one_form(string address, string normal)
    {
        var destination = new byte[NormalAddress.MaxLength];

        Assert.True(NormalAddress.TryWrite(address, destination, out var fromText));
        Assert.Equal(normal, Encoding.UTF8.GetString(destination, 0, fromText));
        Assert.True(NormalAddress.TryWrite(Encoding.UTF8.GetBytes(address), destination, out var fromBytes));
        Assert.Equal(normal, Encoding.UTF8.GetString(destination, 0, fromBytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("@customer.example")]
    [InlineData("ann@")]
    public void What_is_no_address_has_none(string text)
    {
        Assert.False(NormalAddress.TryWrite(text, new byte[NormalAddress.MaxLength], out var written));
        Assert.Equal(0, written);
    }
}
