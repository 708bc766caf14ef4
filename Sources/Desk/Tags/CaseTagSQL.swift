import Basics
import Clients
import People
import Store

// Words by which cases are found among others: put there by rules and by people (SPEC W1).

extension Snapshot {
    /// In alphabetical order. Whoever holds a `Case` was allowed to see it.
    package func tags(of found: Case) throws -> [Tag] {
        try all(
            """
            SELECT case_tag.name, case_tag.tag FROM case_tag WHERE case_tag.service_case = \(found.id)
            ORDER BY case_tag.tag
            """
        )
    }

    /// Those on the cases opened last that this member may know of, for offering them.
    package func caseTagsInUse(visibleTo member: Member) throws -> [Tag] {
        try all(
            """
            SELECT MIN(late.name), late.tag FROM (
                SELECT service_case, tag, name FROM case_tag ORDER BY service_case DESC, tag LIMIT 2000) AS late
            JOIN service_case ON service_case.id = late.service_case JOIN client ON client.id = service_case.client
            WHERE \(member.sees(client: "client")) GROUP BY late.tag ORDER BY late.tag LIMIT 100
            """
        )
    }
}

extension Transaction {
    /// Puts tags on a case beside those that it has.
    func tag(_ id: Case.ID, _ tags: [Tag]) throws {
        for tag in tags {
            try run(
                """
                INSERT INTO case_tag (service_case, tag, name) VALUES (\(id), \(tag.key), \(tag.name))
                ON CONFLICT (service_case, tag) DO NOTHING
                """
            )
        }
    }

    /// Makes the tags of a case these.
    func setTags(_ tags: [Tag], of id: Case.ID) throws {
        try run("DELETE FROM case_tag WHERE service_case = \(id)")
        try tag(id, tags)
    }
}
