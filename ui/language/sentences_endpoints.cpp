#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about endpoints, and what probing finds.
std::vector<const char*> sentencesOfEndpoints()
{
    return {
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The WebSocket connection is lost (%1). Blocks are found by polling meanwhile; it reconnects by itself."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint has no newest block yet. Signalbox asks again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "An endpoint serves another chain now. Signalbox goes on with the others."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an endpoint serves another chain"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "An endpoint named block %1 as the newest, but did not return its header. Signalbox asks "
                          "again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "An endpoint names block %1 as the newest, another one block %2. The higher one is not used; "
                          "Signalbox asks again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "An endpoint names block %1 as the newest, far ahead of the others. It is not used; Signalbox "
            "asks again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the header of its newest block cannot be read"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "its newest block is far ahead of those of other endpoints"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the most generous endpoint allows %1 blocks per request"),
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
                          "No endpoint of this chain can be asked now. Signalbox tries again by itself."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "two logs at one place"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A fetch of no blocks was asked for."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The endpoints' answers contradict each other: %1. They were thrown away and are asked for again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "block %1 does not follow block %2"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Block 0 of this endpoint is not that of this chain: another network with the same id. Correct the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 alone is too large for every endpoint, and none of them gives its receipts. Add an "
                          "endpoint with higher limits. The last one said: %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "two logs at one place, or two hashes for one height"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This endpoint serves %1, not %2. Check the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint names its chain \"%1\", which is not between 1 and 2^63 - 1. Signalbox cannot "
                          "store such a chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This chain has only its genesis block so far. Wait until it has produced its first block, "
                          "then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Newest block %1 of %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Knows %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Does not say what is final: a depth below the head counts instead"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "At least %1 blocks per request"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 blocks per request"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Gives the receipts of a block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Gives no block receipts: blocks too large for it are split by address"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Takes batches of 10 calls"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Takes no batches: headers are asked for one by one, mode \"borders\" is cheaper"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Keeps old state"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Keeps no old state: the creation block of a contract cannot be searched here"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Not measured: no call came back"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Not tested: the endpoint did not answer"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Not tested: the endpoint has no receipts of block %1 yet"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 ms"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Does not name its software"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Announces new blocks over WebSocket at the same address"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No WebSocket at the same address: new blocks are found by polling"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Newest block %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Announces new blocks. History is asked for over HTTP: add an HTTP endpoint as well"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "This WebSocket does not announce new blocks, so it is of no use here. Use the provider's HTTP URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The CA file of this endpoint cannot be read. Choose a PEM file that you may read."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This URL carries a key without encryption: everybody on the way can read it. Use https or "
                          "wss if the provider offers it"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This URL carries a key without encryption: everybody on the way can read it. Use https or "
                          "wss if the provider offers it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This needs an endpoint with an http:// or https:// URL. Add one beside the WebSocket."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint has no block \"%1\"."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint names no newest block. Check that the URL is that of an RPC endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No contract lives at this address on this chain. Check the address and the chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The block of the contract's creation cannot be found: the endpoint does not keep old state. "
                          "Use an archive endpoint or enter the block. It said: %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The chain has no block at or after %1 yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it did not answer in time"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The WebSocket at %1 cannot be used: %2. Check the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The daily budget of %1 calls is used up. It starts again at midnight UTC; raise it in the "
                          "endpoint's settings to go on now."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No endpoint of this chain can be asked now. Signalbox tries again by itself; add another "
                          "endpoint to be safe from this."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an id beyond 2^63"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 serves chain %2, not %3. Nothing is taken from it; correct the URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The limit \"%1\" is not a number from 0 up. Leave it out for no limit."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This is not a usable endpoint URL. It must begin with http://, https://, ws:// or wss:// "
                          "and name a host."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "A request header of this endpoint cannot be sent: names and values are one line of plain ASCII."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The bearer token must be one line of plain ASCII."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The proxy must be http://host:port or socks5://host:port."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 did not answer in time. Signalbox asks again, elsewhere first."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The encrypted connection to %1 failed. Check its certificate, or give the CA file of your own authority."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 sends requests on to another host, which is never followed. Enter the final URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The answer of %1 grew beyond the size allowed and was cut off."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1 answered with something that is not JSON-RPC. Check that the URL is that of an RPC endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 serves another network with the chain ID %2: its block %3 is a different one. Nothing is "
                          "read from it. Correct the URL."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1 serves another network with the same chain ID: its block %2 is a different one. Check the "
            "URL. Nothing was changed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Comparing the endpoints"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 answered with a web page. Check that the URL is that of an RPC endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint announces block %1, but does not return it yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint answered %1 of the %2 calls of a batch. Signalbox asks again for the others."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 of %2 requests failed and were repeated. The last one: %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 gave an answer that contradicts itself or leaves something out. It was thrown away and "
                          "is asked for again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 cannot be reached. Check the URL and the network."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 refuses requests of this size."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 refuses so many addresses in one request."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The plan of %1 is used up. It is left alone until the next UTC day, or until you press Try now."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 asks for fewer requests. Signalbox waits and goes on by itself."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 refuses the key or the password. Correct it in the endpoint's settings; it is not asked "
                          "again until then."),
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
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "no word of new blocks"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the server closed the connection"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it serves another chain"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it offers no newHeads"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "It said: \"%1\"."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 ms, a block every %2 s"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Chain %1"),
    };
}

}  // namespace signalbox::ui
