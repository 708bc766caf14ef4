import Basics

/// What a person typed, and what is to be mended in it. It outlives a refusal, so that nothing has to be typed twice.
package struct Form: Sendable {
    private var values: [String: [String]] = [:]
    /// What was sent along (`enctype="multipart/form-data"`).
    package private(set) var files: [FormFile] = []
    /// What is wrong, by the field beside which it is said; what belongs to no field is under "".
    package private(set) var errors: [String: [InvalidField]] = [:]

    /// Nothing was typed yet.
    package init() {}

    /// Filled in beforehand, for changing what is there.
    package init(_ values: [String: String]) {
        self.values = values.mapValues { [$0] }
    }

    /// The same with fields of which several can be ticked.
    package init(_ values: [String: String], several: [(String, String)]) {
        self.init(values)
        for (name, value) in several { self.values[name, default: []].append(value) }
    }

    init(fields: [(name: String, value: String)], files: [FormFile] = []) {
        self.files = files
        for field in fields { values[field.name, default: []].append(field.value) }
    }

    /// What stands in a field, as it was typed.
    package subscript(name: String) -> String? { values[name]?.first }

    /// With something in a field where nothing was typed.
    package func filled(_ name: String, _ text: String) -> Form {
        guard (self[name] ?? "").isEmpty else { return self }
        var copy = self
        copy.values[name] = [text]
        return copy
    }

    package func all(_ name: String) -> [String] { values[name] ?? [] }

    /// Everything that was sent, as one text, for keeping it as it came.
    package var sent: String {
        values.sorted { $0.key < $1.key }.flatMap { name, texts in texts.map { "\(name): \($0)" } }.joined(
            separator: "\n"
        )
    }

    package var isEmpty: Bool { values.isEmpty }
    package var isSound: Bool { errors.isEmpty }

    /// Says beside a field what would be right.
    package mutating func refuse(_ field: String, _ reason: TextKey, _ details: [String: String] = [:]) {
        errors[field, default: []].append(InvalidField(field, reason, details))
    }

    mutating func refuse(_ refusal: any Refusal) {
        refuse(refusal.field ?? "", refusal.reason, refusal.details)
    }

    /// - Throws: `FormRefusal` when something is to be mended.
    package func check() throws {
        guard isSound else { throw FormRefusal(errors: errors.sorted { $0.key < $1.key }.flatMap(\.value)) }
    }
}

/// A form has fields to be mended.
package struct FormRefusal: Refusal, Equatable {
    package let errors: [InvalidField]

    package var standing: Standing { .invalid }
    package var reason: TextKey { "refusal.form.errors" }
    package var field: String? { errors.first?.name }
}
