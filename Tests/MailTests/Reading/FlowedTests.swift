import Mail
import Testing

@Suite struct `Flowed text` {
    private func text(_ body: String, _ parameters: String = "format=flowed") throws -> String {
        try Samples.letter("Content-Type: text/plain; \(parameters)\n\n\(body)").text
    }

    @Test func `lines that end with a space go on`() throws {
        #expect(try text("one \ntwo\nthree") == "one two\nthree")
    }

    @Test func `with DelSp the space goes`() throws {
        #expect(try text("one \ntwo", "format=flowed; delsp=yes") == "onetwo")
    }

    @Test func `quotes are joined at their own depth`() throws {
        #expect(try text("> a \n> b\n>> c \n> d\nmine") == "> a b\n>> c \n> d\nmine")
    }

    @Test func `a stuffed space goes, the mark of a signature stays`() throws {
        #expect(try text(" From here\n >no quote\nyours \n-- \nme") == "From here\n>no quote\nyours \n-- \nme")
    }

    @Test func `what is not flowed stays as it is`() throws {
        #expect(try text("one \ntwo", "format=fixed") == "one \ntwo")
    }
}
