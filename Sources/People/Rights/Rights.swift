/// Who may do what: the whole table, in one place.
package enum Rights {
    package static func permissions(of role: Role) -> Set<Permission> {
        switch role {
        case .manager: atTheDesk.union([.distributeCases])
        case .specialist, .consultant: atTheDesk
        case .executive:
            atTheDesk.union([
                .distributeCases, .overseeWork, .wallClients, .seeJournal, .shapeWork, .importClients, .exportClients,
                .sortMail, .decideClaims,
            ])
        case .departmentHead:
            atTheDesk.union([.distributeCases, .overseeWork, .shapeWork, .importClients, .sortMail, .decideClaims])
        case .serviceHead:
            atTheDesk.union([
                .distributeCases, .overseeWork, .wallClients, .seeJournal, .seeOperations, .shapeWork, .importClients,
                .exportClients, .sortMail, .decideClaims,
            ])
        case .controller: reading.union([.overseeWork, .seeJournal])
        case .mentor: atTheDesk
        case .newcomer: atTheDesk.subtracting([.changeClients])
        case .accountant: reading.union([.changeClients])
        case .marketer: reading.union([.changeClients, .importClients])
        case .administrator:
            [
                .doTasks, .seePeople, .changePeople, .changeDepartments, .seeJournal, .changeSettings, .seeOperations,
                .shapeWork, .runOperations, .takeOver, .makeTokens,
            ]
        }
    }

    package static func permissions(of roles: some Sequence<Role>) -> Set<Permission> {
        roles.reduce(into: []) { $0.formUnion(permissions(of: $1)) }
    }

    private static let reading: Set<Permission> = [.seeCases, .doTasks, .seeClients, .seePeople]
    private static let atTheDesk: Set<Permission> = reading.union([.workCases, .changeClients, .makeTokens])
}
