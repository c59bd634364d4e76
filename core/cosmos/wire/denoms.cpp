// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/denoms.h"

#include <algorithm>

#include "cosmos/wire/hashes.h"

namespace signalbox::cosmos {

namespace {

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// channel-7, or, in IBC v2, a client: 07-tendermint-7.
bool isChannel(QByteArrayView text)
{
    if (text.startsWith("channel-"))
        return isDigits(text.sliced(8));
    const qsizetype dash = text.lastIndexOf('-');
    return dash > 3 && text.size() > 3 && isDigits(text.first(2)) && text.at(2) == '-' &&
           isDigits(text.sliced(dash + 1));
}

/// Size of the first pair with both slashes; 0 if there is none, or nothing behind it.
qsizetype firstPair(QByteArrayView trace)
{
    const qsizetype port = trace.indexOf('/');
    const qsizetype channel = port <= 0 ? -1 : trace.indexOf('/', port + 1);
    if (channel < 0 || channel + 1 >= trace.size() || !isChannel(trace.sliced(port + 1, channel - port - 1)))
        return 0;
    return channel + 1;
}

}  // namespace

DenomTrace denomTrace(QByteArrayView trace)
{
    DenomTrace found;
    for (qsizetype size = firstPair(trace); size > 0; size = firstPair(trace)) {
        trace = trace.sliced(size);
        ++found.hops;
    }
    found.base = trace.toByteArray();
    return found;
}

QByteArray hashedDenom(QByteArrayView trace)
{
    if (firstPair(trace) == 0)
        return trace.toByteArray();
    const Bytes32 hash = sha256(trace);
    return "ibc/" + QByteArray(reinterpret_cast<const char*>(hash.data()), static_cast<qsizetype>(hash.size()))
                        .toHex()
                        .toUpper();
}

QByteArray receivedDenom(QByteArrayView denom, QByteArrayView srcPort, QByteArrayView srcChannel,
                         QByteArrayView dstPort, QByteArrayView dstChannel)
{
    const QByteArray own = srcPort.toByteArray() + '/' + srcChannel.toByteArray() + '/';
    if (denom.size() > own.size() && denom.startsWith(own))
        return denom.sliced(own.size()).toByteArray();
    return dstPort.toByteArray() + '/' + dstChannel.toByteArray() + '/' + denom.toByteArray();
}

}  // namespace signalbox::cosmos
