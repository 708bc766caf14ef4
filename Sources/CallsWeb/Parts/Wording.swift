import Pages

/// Here it always means the words of a page, not `Clients.Wording`, which makes typed text fit to be kept.
typealias Wording = Pages.Wording
