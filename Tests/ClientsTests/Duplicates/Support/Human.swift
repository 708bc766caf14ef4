import Basics
import Clients

/// A person of the test's own making, as somebody wrote them down.
struct Human {
    var family: String
    var given: String
    var patronymic: String
    var isWoman: Bool
    var born: Birthday?
    var taxNumber: String?
    var mobile: String?
    var landline: String?
    var email: String?
    var address: Address?

    struct Address {
        var city: String
        var street: String
        var house: Int
        var flat: Int
        var postcode: Int

        var text: String { "\(postcode), г. \(city), ул. \(street), д. \(house), кв. \(flat)" }
        var shortText: String { "\(street) \(house)-\(flat), \(city)" }
    }

    var isAddressShort = false

    var profile: Profile {
        Profile(
            .person(PersonName(family: family, given: given, patronymic: patronymic)),
            born: born,
            identifiers: [taxNumber].compactMap(\.self),
            phones: [mobile, landline].compactMap { $0.map { PhoneNumber(stored: $0) } },
            emails: [email].compactMap { $0.flatMap { EmailAddress($0) } },
            addresses: [address].compactMap { $0.map { isAddressShort ? $0.shortText : $0.text } }
        )
    }
}
