import Basics
import Clients
import People
import Store

extension Snapshot {
    /// What fills the gaps of a template for one case.
    /// - Parameters:
    ///   - author: who writes.
    ///   - link: the address at which the client follows the case.
    package func templateValues(
        for found: Case,
        of client: Client,
        by author: Person.ID?,
        link: String = ""
    ) throws -> [TemplateText.Field: String] {
        let contact = try found.contact.flatMap { try findContact($0, visibleTo: .program) }
        let person = try author.flatMap { try findPerson($0) }
        let department = try (person?.department ?? found.department).flatMap { try findDepartment($0) }
        // A private person is their own contact.
        let name = contact?.name.full ?? client.name
        return [
            .clientName: client.name, .contactName: name,
            .contactGiven: contact.map { [$0.name.given, $0.name.patronymic].filter { !$0.isEmpty } }
                .flatMap { $0.isEmpty ? nil : $0.joined(separator: " ") } ?? name,
            .contactAddress: try points(of: client).first { $0.kind == .email && $0.contact == found.contact }?.shown
                ?? "",
            .caseNumber: "\(found.number)", .caseSubject: found.subject, .caseProduct: found.product ?? "",
            .caseLink: link, .personName: person?.name.full ?? "", .personPosition: person?.position ?? "",
            .personEmail: person?.email?.text ?? "", .departmentName: department?.name ?? "",
            .companyName: try company().name,
        ]
    }
}
