using GoRpc.Host.Chat;

namespace GoRpc.Integration.Tests.Host;

public sealed class RobotTests
{
    [Theory]
    [InlineData("Hello!", "Hello, Ada. I am Eliza")]
    [InlineData("good morning to you", "Hello, Ada.")]
    [InlineData("Highland cattle are nice", "Go on")]
    [InlineData("I am tired of my compiler.", "How long have you been tired of your compiler?")]
    [InlineData("Well, I'm sure you like me", "How long have you been sure me like you?")]
    [InlineData("i want a bigger machine", "What would it change if you got a bigger machine?")]
    [InlineData("I love streams, all of them", "Why do you love streams?")]
    [InlineData("what is 6 * 7?", "That makes 42.")]
    [InlineData("0.1+0.2", "That makes 0.3.")]
    [InlineData("10 / 4", "That makes 2.5.")]
    [InlineData("1/0", "Dividing by zero?")]
    [InlineData("Is it late?", "What do you think yourself?")]
    [InlineData("", "You say nothing")]
    [InlineData("thank you", "You are welcome, Ada.")]
    [InlineData("Goodbye", "Goodbye, Ada.")]
    public void Answer_ToAMessage_FitsIt(string text, string beginning) =>
        Assert.StartsWith(beginning, new Robot().Answer("Ada", text));

    [Fact]
    public void Answer_ToTheSameThingAgain_IsAnotherOne()
    {
        var robot = new Robot();

        Assert.NotEqual(robot.Answer("Ada", "The sea."), robot.Answer("Ada", "The sea."));
    }

    [Fact]
    public void Answer_ToSomebodyWithoutAName_IsPolite() => Assert.StartsWith("Hello, stranger.", new Robot().Answer(" ", "hi"));

    [Fact]
    public void Answers_OfTwoRobots_ToTheSameWords_AreTheSame()
    {
        string[] words = ["hello", "It rains.", "Why?", "It rains.", "Why?", "", "2 - 3", "bye"];
        var first = new Robot();
        var second = new Robot();

        Assert.Equal(words.Select(text => first.Answer("Ada", text)), words.Select(text => second.Answer("Ada", text)));
    }
}
