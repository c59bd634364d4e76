// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about endpoints, and what probing finds.
std::vector<const char*> sentencesOfEndpoints()
{
    return {
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The WebSocket connection was lost (%1). Signalbox polls for new blocks until it is reconnected."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint has no newest block yet. Signalbox asks again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "An endpoint now serves another chain. Signalbox continues with the others."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an endpoint serves another chain"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "An endpoint reported block %1 as the newest, but did not return its header. The request is repeated."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "One endpoint reports block %1 as the newest, another one block %2. The higher one is not "
                          "used until it is confirmed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "An endpoint reports block %1 as the newest, far ahead of the others. It is not used until "
                          "it is confirmed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the header of its newest block cannot be read"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "its newest block is far ahead of those of other endpoints"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the highest limit of an endpoint is %1 blocks per request"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 requests/s, learned"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 calls/s, learned"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 compute units/s, learned"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "block %1 has logs and no header"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the logs of block %1 are of another block than its header"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint left out logs of block %1. Its blocks are read one by one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the endpoint returned logs that the block does not contain"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "block %1 changed while it was read"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No endpoint of this chain is available now. Signalbox retries automatically."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "two logs at the same position"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "An empty range of blocks was requested."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The answers of the endpoints contradict each other: %1. They were discarded, and the blocks "
                          "are requested again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "block %1 does not follow block %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block 0 of this endpoint is not the genesis block of this chain: the endpoint serves "
                          "another network with the same ID. Correct the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 alone is too large for every endpoint, and none of them returns its receipts. Add "
                          "an endpoint with higher limits. The last answer: %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "two logs at the same position, or two hashes for the same block number"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This endpoint serves %1, not %2. Check the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain ID of the endpoint is \"%1\", which is not between 1 and 2^63 - 1. Signalbox "
                          "cannot store this chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This chain has only its genesis block so far. Wait until it has produced its first block, "
                          "then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Newest block %1 of %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Knows %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "No finalized tag: a depth below the head is used instead"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "At least %1 blocks per request"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 blocks per request"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Returns the receipts of a block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No block receipts: blocks that are too large are split by address"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Accepts batches of 10 calls"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No batches: headers are requested one by one; header mode \"borders\" is cheaper"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Keeps historical state"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No historical state: the creation block of a contract cannot be found with this endpoint"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Not measured: no call was answered"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Not tested: the endpoint did not answer"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Not tested: the endpoint has no receipts of block %1 yet"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 ms"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Does not report its software"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Announces new blocks over WebSocket at the same address"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No WebSocket at the same address: new blocks are found by polling"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Newest block %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Announces new blocks. History is read over HTTP: add an HTTP endpoint as well"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "This WebSocket does not announce new blocks, so it cannot be used. Use the provider's HTTP URL."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The CA file of this endpoint cannot be read. Choose a PEM file that you have permission to read."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This URL sends a key without encryption. Use https or wss if the provider offers it"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This URL sends a key without encryption. Use https or wss if the provider offers it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This needs an endpoint with an http:// or https:// URL. Add one beside the WebSocket."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint has no block \"%1\"."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The endpoint does not return a newest block. Check that the URL is that of an RPC endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "There is no contract at this address on this chain. Check the address and the chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The creation block of the contract cannot be found: the endpoint does not keep historical "
                          "state. Use an archive endpoint, or enter the block. Its answer: %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The chain has no block at or after %1 yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it did not answer in time"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The WebSocket at %1 cannot be used: %2. Check the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The daily budget of %1 calls is used up. It is reset at midnight UTC. To continue now, "
                          "raise it in the endpoint's settings."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No endpoint of this chain is available now. Signalbox retries automatically. A second "
                          "endpoint would keep the chain running."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an ID above 2^63"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 serves chain %2, not %3. It is not used; correct the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The limit \"%1\" is not a number of 0 or more. Omit it for no limit."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This is not a usable endpoint URL. It must begin with http://, https://, ws:// or wss:// "
                          "and name a host."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "A request header of this endpoint cannot be sent: names and values are one line of plain ASCII."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The bearer token must be one line of plain ASCII."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The proxy must be http://host:port or socks5://host:port."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 did not answer in time. The request is repeated, with another endpoint first."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The encrypted connection to %1 failed. Check its certificate, or give the CA file of your own authority."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 redirects to another host, and redirects are not followed. Enter the final URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The answer of %1 was larger than allowed and was discarded."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1 answered with something that is not JSON-RPC. Check that the URL is that of an RPC endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 serves another network with the chain ID %2: its block %3 is different. It is not used. "
                          "Correct the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 serves another network with the same chain ID: its block %2 is different. Nothing was "
                          "changed. Check the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Comparing the endpoints"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 answered with a web page. Check that the URL is that of an RPC endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint announces block %1, but does not return it yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint answered %1 of the %2 calls of a batch. The others are repeated."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 of %2 requests failed and were repeated. The last one: %3"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1 returned an inconsistent or incomplete answer. It was discarded, and the request is repeated."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 cannot be reached. Check the URL and the network."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 refuses requests of this size."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 refuses this number of addresses in one request."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The quota of %1 is used up. The endpoint is not used until the next UTC day, or until you press Try now."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 limits the rate of requests. Signalbox waits and continues automatically."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 refuses the key or password. Correct it in the endpoint's settings; until then the "
                          "endpoint is not used."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not know this block tag."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not have this block yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 no longer has this history. Add an archive endpoint or start later."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not offer this method."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The contract refused the call."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 rejects the request as malformed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 answered with HTTP status %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 answered with an error."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it does not answer"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "no announcements of new blocks"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the server closed the connection"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it serves another chain"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it does not support newHeads"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Its answer: \"%1\"."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 ms, a block every %2 s"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Chain %1"),
    };
}

}  // namespace signalbox::ui
