import Store

/// What a person is in the company (SPEC, "People"). One person may be several.
package enum Role: String, CaseIterable, Codable, Sendable, Storable {
    case manager
    case specialist
    case executive
    case departmentHead = "department-head"
    case serviceHead = "service-head"
    case controller
    case mentor
    case newcomer
    case consultant
    case accountant
    case marketer
    case administrator
}
