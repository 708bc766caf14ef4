/// What the line to the exchange tells.
package enum ExchangeEvent: Sendable {
    /// It is there (again); what happened while it was not is to be told from how it stands.
    case connected(ExchangeSnapshot)
    case told(AriEvent)
    /// It is not there; nothing is told until it is connected again.
    case lost(TelephonyFault)
}
