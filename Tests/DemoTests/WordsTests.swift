import Basics
import Clients
import Desk
import Store
import TestSupport
import Testing

@testable import Demo

@Suite struct WordsTests {
    @Test(arguments: Product.allCases)
    func `every story of a product is whole`(_ product: Product) {
        let stories = Stories.of(product)
        #expect(stories.count >= 6)
        #expect(Stories.text(of: product).split(separator: "\n").filter { $0.hasPrefix("# ") }.count == stories.count)
        for story in stories {
            for part in Story.Part.allCases {
                #expect(!story[part].isEmpty, "\(story[.subject]): \(part)")
            }
        }
        let told = stories.reduce(0) { sum, story in sum + Story.Part.allCases.reduce(0) { $0 + story[$1].count } }
        let lines = Stories.text(of: product).split(separator: "\n").filter { !$0.hasPrefix("# ") }
        #expect(told == lines.count)
    }

    @Test func `there are many stories`() {
        #expect(Product.allCases.count >= 8)
        #expect(Product.allCases.flatMap(Stories.of).count >= 60)
        #expect(Touches.withFirms.count >= 30)
        #expect((Touches.withFirms + Touches.withPeople).allSatisfy { !$0.subject.isEmpty && !$0.text.isEmpty })
    }

    @Test func `no text has a gap left in it`() async throws {
        let open = try await SmallCompany.shared.value.read { snapshot in
            try snapshot.values(
                "SELECT text FROM interaction WHERE text LIKE '%{%' OR subject LIKE '%{%'",
                as: String.self
            )
                + snapshot.values("SELECT text FROM case_note WHERE text LIKE '%{%'")
                + snapshot.values("SELECT summary FROM hand_over WHERE summary LIKE '%{%'")
                + snapshot.values("SELECT subject FROM service_case WHERE subject LIKE '%{%' OR text LIKE '%{%'")
        }
        #expect(open == [])
    }

    @Test func `every gap of every story and touch can be filled`() {
        var market = Market()
        let client = market.next()
        var chance = Chance(seed: 7)
        let gaps = Gaps(of: .internet, for: client, client.people[0], on: Day(number: 20_000), &chance)
        let stories = Product.allCases.flatMap(Stories.of)
        let texts =
            stories.flatMap { story in Story.Part.allCases.flatMap { story[$0] } }
            + (Touches.withFirms + Touches.withPeople).flatMap { [$0.subject, $0.text] }
        #expect(texts.map(gaps.fill).filter { $0.contains("{") || $0.contains("}") } == [])
    }

    @Test func `every telephone number can be one and every address is reserved for examples`() async throws {
        let points = try await SmallCompany.shared.value.read { snapshot in
            try snapshot.all("SELECT \(ContactPoint.columns) FROM contact_point", as: ContactPoint.self)
        }
        #expect(points.count > SmallCompany.clients * 3)
        for point in points {
            switch point.kind {
            case .phone:
                #expect(PhoneNumber(point.value)?.e164 == point.normalized, "\(point.value)")
            case .email:
                #expect(point.normalized.hasSuffix(".example") && EmailAddress(point.value) != nil, "\(point.value)")
            case .postal:
                #expect(point.normalized.count > 10)
            }
        }
        #expect(
            Set(points.filter { $0.kind != .postal }.map(\.normalized)).count
                == points.filter { $0.kind != .postal }.count
        )
    }

    @Test func `tax numbers have right check digits and no two are alike`() {
        let numbers = (1...3000).map(TaxDigits.organisation)
        #expect(numbers.allSatisfy { TaxNumber($0) != nil })
        #expect(Set(numbers).count == numbers.count)
    }

    @Test func `no two of many clients have one name or one address`() {
        var market = Market()
        let clients = (0..<5000).map { _ in market.next() }
        let firms = clients.filter { $0.kind == .organisation }
        #expect(Set(firms.map(\.name)).count == firms.count)
        let emails = clients.flatMap { client in client.people.map(\.email) + [client.email].compactMap(\.self) }
        #expect(Set(emails).count == emails.count)
        let phones = clients.flatMap { client in client.people.map(\.phone) + [client.phone].compactMap(\.self) }
        #expect(Set(phones).count == phones.count)
    }
}
