import Basics
import Testing

@Suite struct BirthdayTests {
    @Test(arguments: ["1980-03-22", "2000-02-29", "--02-29", "--12-31"])
    func `a day is read as it is written`(text: String) {
        #expect(Birthday(text)?.description == text)
    }

    @Test(arguments: [
        "1981-02-29", "1980-13-01", "1980-00-10", "80-03-22", "1980-03", "--03", "", "--", "1980-03-22-1", "x-03-22",
    ])
    func `what is no day is refused`(text: String) {
        #expect(Birthday(text) == nil)
    }
}
