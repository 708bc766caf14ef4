import Basics
import People

/// What keeps a procedure from being published, with the field that is to be mended: `to.2` is whom the second level goes to.
extension EscalationProcedure {
    package func flaws(under tree: DepartmentLineage) -> [InvalidField] {
        guard !levels.isEmpty else { return [InvalidField("to.1", "refusal.procedure.no-levels")] }
        var flaws = levels.indices.flatMap { ownFlaws(of: $0) + ways(back: $0, tree) }
        if levels.count > Self.mostLevels {
            flaws.append(
                InvalidField("to.\(levels.count)", "refusal.procedure.too-many", ["most": "\(Self.mostLevels)"])
            )
        }
        if !levels.contains(where: \.byHand) { flaws.append(InvalidField("hand.1", "refusal.procedure.no-way-in")) }
        return flaws
    }

    private func ownFlaws(of index: Int) -> [InvalidField] {
        let (level, number) = (levels[index], index + 1)
        var flaws: [InvalidField] = []
        if level.to == nil {
            flaws.append(InvalidField("to.\(number)", "refusal.procedure.nobody", ["level": "\(number)"]))
        }
        if !(1...Level.mostMinutes).contains(level.minutes) {
            flaws.append(
                InvalidField("hours.\(number)", "refusal.procedure.time", ["most": "\(Level.mostMinutes / 60)"])
            )
        }
        guard let occasion = level.byItself else { return flaws }
        if occasion.isEmpty {
            flaws.append(InvalidField("share.\(number)", "refusal.procedure.no-occasion", ["level": "\(number)"]))
        }
        if let share = occasion.share, !Occasion.shares.contains(share) {
            flaws.append(InvalidField("share.\(number)", "refusal.procedure.share"))
        }
        return flaws
    }

    /// A ladder goes up. It would go round where a level asks whom a lower one has asked, or somebody below them.
    private func ways(back index: Int, _ tree: DepartmentLineage) -> [InvalidField] {
        guard let to = levels[index].to else { return [] }
        let back = levels[..<index].firstIndex { lower in lower.to.map { to.isNoHigher(than: $0, tree) } ?? false }
        guard let back else { return [] }
        let number = index + 1
        return [
            InvalidField("to.\(number)", "refusal.procedure.back", ["level": "\(number)", "lower": "\(back + 1)"])
        ]
    }
}

extension EscalationProcedure.Addressee {
    fileprivate func isNoHigher(than lower: Self, _ tree: DepartmentLineage) -> Bool {
        switch (self, lower) {
        case (.line(let line), .line(let other)): line <= other
        case (.line, .head), (.line, .top): true
        case (.head(let one), .head(let other)): tree.isUnder(one, other)
        case (_, .top): true
        default: self == lower
        }
    }
}

/// Which department stands under which.
package struct DepartmentLineage: Sendable {
    private let parents: [Department.ID: Department.ID]

    package init(_ departments: [Department]) {
        parents = departments.reduce(into: [:]) { $0[$1.id] = $1.parent }
    }

    /// Also true of a department and itself.
    func isUnder(_ one: Department.ID, _ other: Department.ID) -> Bool {
        var place: Department.ID? = one
        // No tree of departments is deeper than it has departments.
        for _ in 0...parents.count {
            guard let current = place else { return false }
            if current == other { return true }
            place = parents[current]
        }
        return false
    }
}
