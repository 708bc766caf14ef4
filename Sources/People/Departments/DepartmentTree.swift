import Basics
import Events
import Store

/// The parts of the company and who heads them.
package struct DepartmentTree {
    let tx: Transaction
    let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    @discardableResult
    package func add(name: String, under parent: Department.ID? = nil, head: Person.ID? = nil) throws -> Department {
        try member.require(.changeDepartments)
        let name = try Self.checked(name)
        if let parent { try tx.requireOpen(parent) }
        if let head { try requireHead(head) }
        let department = Department(id: tx.newID(), parent: parent, name: name, head: head, version: 1, closed: nil)
        try tx.insert(department)
        try tx.record(.departmentAdded(department), by: member.actor)
        return department
    }

    /// - Parameter change: sets what is to be otherwise: the name, the parent, the head.
    @discardableResult
    package func change(
        _ id: Department.ID,
        version: Int,
        _ change: (inout DepartmentChange) throws -> Void
    ) throws -> Department {
        try member.require(.changeDepartments)
        let department = try known(id)
        guard department.version == version else { throw DepartmentRefusal.stale }
        var wish = DepartmentChange(department)
        try change(&wish)
        wish.name = try Self.checked(wish.name)
        if let head = wish.head, head != department.head { try requireHead(head) }
        if wish.parent != department.parent { try requirePlace(for: id, under: wish.parent) }
        guard wish != DepartmentChange(department) else { return department }
        let changed = department.changed(to: wish)
        try tx.save(changed, over: version)
        try tx.record(.departmentChanged(changed, from: department), by: member.actor)
        return try known(id)
    }

    /// A closed department gets no new people and no new work; it must be empty.
    package func close(_ id: Department.ID) throws {
        try member.require(.changeDepartments)
        guard try known(id).closed == nil else { throw DepartmentRefusal.closed }
        try tx.alone(on: Self.turnstile)
        guard try !tx.hasOpenDepartments(under: id) else { throw DepartmentRefusal.hasBranches }
        guard try !tx.hasPeople(in: id) else { throw DepartmentRefusal.hasPeople }
        try tx.close(id)
        try tx.record(.departmentClosed(id), by: member.actor)
    }

    package func reopen(_ id: Department.ID) throws {
        try member.require(.changeDepartments)
        let department = try known(id)
        guard department.closed != nil else { return }
        if let parent = department.parent { try tx.requireOpen(parent) }
        try tx.reopen(id)
        try tx.record(.departmentReopened(id), by: member.actor)
    }

    /// Whoever opens, closes or moves departments, or lets people into one, passes here.
    static let turnstile = "departments"
    private static let longestName = 200

    private static func checked(_ text: String) throws -> String {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty else { throw InvalidField("name", "refusal.department.name-missing") }
        guard name.count <= longestName else {
            throw InvalidField("name", "refusal.department.name-too-long", ["limit": "\(longestName)"])
        }
        return name
    }

    private func known(_ id: Department.ID) throws -> Department {
        guard let department = try tx.findDepartment(id) else { throw DepartmentRefusal.unknown }
        return department
    }

    private func requireHead(_ id: Person.ID) throws {
        guard let person = try tx.findPerson(id), person.state != .left else {
            throw InvalidField("head", "refusal.person.unknown")
        }
    }

    /// Two moves at once could close a circle that neither of them does alone, so they go one after another.
    private func requirePlace(for id: Department.ID, under parent: Department.ID?) throws {
        try tx.alone(on: Self.turnstile)
        guard let parent else { return }
        try tx.requireOpen(parent)
        guard try !tx.lineage(of: parent).contains(id) else { throw DepartmentRefusal.circle }
    }
}
