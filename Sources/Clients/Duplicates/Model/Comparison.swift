/// How two clients agree, field by field. A field of which one side knows nothing says nothing.
package struct Comparison: Sendable, Hashable {
    /// One more than the grade; nothing is zero.
    private var grades = SIMD16<UInt8>()
    /// How surprising it is that anybody has the shared value, in bits; for fields that are the same.
    private var surprises = SIMD16<Float>()

    package subscript(field: Field) -> Grade? { Grade(rawValue: Int(grades[field.rawValue]) - 1) }

    /// Both sides know something that relatives do not share.
    var tellsRelativesApart: Bool { Field.allCases.contains { !$0.isShared && self[$0] != nil } }

    func surprise(of field: Field) -> Float { surprises[field.rawValue] }

    mutating func note(_ grade: Grade?, of field: Field, surprise: Float = 0) {
        guard let grade else { return }
        grades[field.rawValue] = UInt8(grade.rawValue + 1)
        surprises[field.rawValue] = surprise
    }
}
