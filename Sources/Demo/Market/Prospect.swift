import Basics
import Clients

/// A client as it is thought up, before it is written down.
struct Prospect: Sendable {
    let kind: Client.Kind
    let name: String
    let taxNumber: TaxNumber?
    let address: Address
    let people: [Spokesman]
    /// Of the organisation itself.
    let phone: String?
    let email: String?
    /// What it uses; the first is what it lives by.
    let products: [Product]
    let contract: String
    let note: String
    let isSecret: Bool
    /// Which of the managers looks after it, as a position among them.
    let manager: Int?
    /// Nobody knows more of it than what it wrote into the public form.
    var isStranger = false

    /// The same with no more said of it than a name, an address and a number.
    var asStranger: Prospect {
        let speaker = people[0]
        let name = PersonName(family: speaker.name.family, given: speaker.name.given)
        return Prospect(
            kind: .person,
            name: name.short,
            taxNumber: nil,
            address: address,
            people: [
                Spokesman(
                    name: name,
                    isWoman: speaker.isWoman,
                    position: "",
                    phone: speaker.phone,
                    email: speaker.email
                )
            ],
            phone: nil,
            email: nil,
            products: products,
            contract: contract,
            note: "",
            isSecret: false,
            manager: nil,
            isStranger: true
        )
    }

    /// Where it sits.
    struct Address: Sendable {
        let short: String
        let full: String
        let city: Cities.City
    }

    /// A human who speaks for it.
    struct Spokesman: Sendable {
        let name: PersonName
        let isWoman: Bool
        let position: String
        let phone: String
        let email: String

        /// Ольга Петровна, as one addresses her.
        var address: String { name.patronymic.isEmpty ? name.given : "\(name.given) \(name.patronymic)" }

        /// Смирнова Ольга Петровна, главный бухгалтер, as one writes down with whom one spoke.
        var who: String { position.isEmpty ? name.full : "\(name.full), \(position)" }
    }
}
