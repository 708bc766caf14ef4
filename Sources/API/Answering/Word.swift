import Basics

/// A word out of a known list.
enum Word {
    static func required<Value: RawRepresentable & CaseIterable>(_ word: String, field: String) throws -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: word) else {
            let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw InvalidField(field, "refusal.api.word", ["words": words])
        }
        return value
    }
}
