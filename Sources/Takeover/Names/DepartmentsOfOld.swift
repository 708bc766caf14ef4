import Events
import People
import Store

/// The teams of another program. They are kept as closed departments until somebody reopens them.
extension Transaction {
    func departments(_ names: Set<String>, by rules: DepartmentRules, from source: String) throws -> [String: Department
        .ID]
    {
        var parent: Department.ID?
        return try namedOutside(names.sorted(), of: .department, from: source) { name in
            if parent == nil { parent = try rules.under.map { try self.openDepartment($0) } }
            let tree = DepartmentTree(self, .program)
            let department = try tree.add(name: name, under: parent)
            try tree.close(department.id)
            return department.id
        }
    }

    func openDepartment(_ name: String) throws -> Department.ID {
        try departments().first { $0.name == name }?.id ?? DepartmentTree(self, .program).add(name: name).id
    }
}
