import Store

/// Need-to-know (SPEC P2): a confidential client exists only for the people named on its wall.
/// Every statement that reads what belongs to a client has this condition in it.
extension Member {
    /// The condition that a row of `client`, known in the statement by `alias`, may be seen. One that was merged into another
    /// is no client any more.
    package func sees(client alias: SQL) -> SQL {
        guard let id else { return "\(alias).merged_into IS NULL" }
        return """
            (\(alias).merged_into IS NULL AND (\(alias).confidential = 0 OR EXISTS (
                SELECT 1 FROM client_wall WHERE client_wall.client = \(alias).id AND client_wall.person = \(id))))
            """
    }

    /// The same where the statement has a client's id at hand and no row of `client`; an id that is NULL is no secret, and
    /// that of one who was merged into another is as secret as the other.
    package func sees(clientID: SQL) -> SQL {
        guard let id else { return "1 = 1" }
        return """
            NOT EXISTS (
                SELECT 1 FROM client AS asked JOIN client AS walled ON walled.id = COALESCE(asked.merged_into, asked.id)
                WHERE asked.id = \(clientID) AND walled.confidential = 1 AND NOT EXISTS (
                    SELECT 1 FROM client_wall WHERE client_wall.client = walled.id AND client_wall.person = \(id)))
            """
    }
}
