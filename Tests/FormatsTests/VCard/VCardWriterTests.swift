import Basics
import Formats
import Testing

@Suite("vCards, any card")
struct VCardWriterTests {
    private static let words = [
        "Иванов", "O'Neil", "a;b", "x,y", "back\\slash", "Ünïcödé", "=3D", "длинное имя из многих слов", "中文", "🙂",
        "a:b", "\"q\"",
    ]

    @Test(arguments: VCard.Version.allCases, 0..<60)
    func `what is written is read again`(version: VCard.Version, seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let card = Self.card(version, &dice)
        let bytes = VCardWriter(version).bytes(of: card)
        #expect(try VCardReaderTests.records(bytes) == [.card(card)])
    }

    @Test(arguments: [VCard.Version.three, .four])
    func `no line is longer than 75 bytes`(version: VCard.Version) {
        var card = VCard(version: version)
        card.formattedName = String(repeating: "Иванов, ", count: 40)
        let bytes = VCardWriter(version).bytes(of: card)
        #expect(bytes.split(separator: 10).allSatisfy { $0.count <= 76 })
    }

    private static func card(_ version: VCard.Version, _ dice: inout Dice) -> VCard {
        func word() -> String { words.randomElement(using: &dice) ?? "" }
        func maybe<Value>(_ value: @autoclosure () -> Value, or other: Value) -> Value {
            Bool.random(using: &dice) ? value() : other
        }
        var card = VCard(version: version)
        card.formattedName = word()
        card.name = VCard.Name(family: [word()], given: [word()], additional: maybe([word()], or: []))
        if version != .two { card.name.given.append(word()) }
        card.organisation = maybe([word(), word()], or: [])
        card.title = maybe(word(), or: "")
        card.note = maybe("\(word())\n\(word()), \(word())", or: "")
        card.categories = maybe([word(), word()], or: [])
        card.phones = [VCard.Reach("+7 495 \(Int.random(in: 100...999, using: &dice))", types: maybe(["cell"], or: []))]
        card.emails = maybe([VCard.Reach("a@example.com", types: ["work"], isPreferred: true)], or: [])
        card.birthday = maybe(Birthday(year: Bool.random(using: &dice) ? 1980 : nil, month: 3, day: 22), or: nil)
        card.isOrganisation = Bool.random(using: &dice)
        var address = VCard.Address()
        address.street = word()
        address.city = word()
        card.addresses = maybe([address], or: [])
        return card
    }
}
