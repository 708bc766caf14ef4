import Basics
import Clients
import Pages

extension PersonName {
    /// The three parts as a form has them; whether they make a name the book of clients decides.
    init(_ form: inout Form) {
        self.init(
            family: form.optional("family", max: 100) ?? "",
            given: form.optional("given", max: 100) ?? "",
            patronymic: form.optional("patronymic", max: 100) ?? ""
        )
    }
}

extension [NewPoint] {
    /// A number and an address, where they were typed.
    static func reach(_ form: inout Form) -> [NewPoint] {
        let phone = form.optional("phone", max: 64).map(NewPoint.phone)
        let email = form.optional("email", max: 254).map(NewPoint.email)
        return [phone, email].compactMap(\.self)
    }
}

extension ClientBook {
    /// Adds what was typed in a field that serves all kinds; what is wrong is said beside that field.
    func addPoint(
        typed value: String,
        as kind: ContactPoint.Kind,
        to client: Client.ID,
        of contact: Contact.ID?
    ) throws -> ContactPoint {
        let point: NewPoint =
            switch kind {
            case .phone: .phone(value)
            case .email: .email(value)
            case .postal: .postal(value)
            }
        do {
            return try addPoint(point, to: client, of: contact)
        } catch let wrong as InvalidField {
            throw InvalidField("value", wrong.reason, wrong.details)
        }
    }
}
