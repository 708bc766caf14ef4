import Basics
import Clients
import Store
import TestSupport
import Testing

@Suite("Custom fields")
struct CustomFieldTests {
    @Test(arguments: TestDatabase.engines)
    func `what is written is read as its kind`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let fields = try await database.write { tx in
            let book = FieldBook(tx, cast.administrator)
            return try CustomField.Kind.allCases.map { kind in
                try book.add(name: kind.rawValue, kind: kind, choices: kind == .choice ? ["Юг", "Север"] : [])
            }
        }
        func read(_ kind: CustomField.Kind, _ text: String) -> String? {
            guard let field = fields.first(where: { $0.kind == kind }) else { return nil }
            return (try? field.read(text))?.value
        }
        let expected: [(CustomField.Kind, String, String?)] = [
            (.number, "1 234,50", "1234.5"), (.number, "1,234.5", "1234.5"), (.number, "1.234.567", "1234567"),
            (.number, "-7", "-7"), (.number, "0,5", "0.5"), (.number, "-0.5", "-0.5"), (.number, "12a", nil),
            (.number, "", nil), (.date, "18.11.2026", "2026-11-18"), (.date, "2026-11-18", "2026-11-18"),
            (.date, "19081209", "1908-12-09"), (.date, "31.02.2026", nil), (.choice, "юг", "Юг"),
            (.choice, "Запад", nil),
            (.yesNo, "Да", "yes"), (.yesNo, "0", "no"), (.yesNo, "может быть", nil), (.text, " a  b ", "a b"),
        ]
        for (kind, text, value) in expected { #expect(read(kind, text) == value, "\(kind) \(text)") }
    }
}
