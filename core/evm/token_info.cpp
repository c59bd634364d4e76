// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/token_info.h"

#include "signalbox/literals.h"
#include "support/eip55.h"
#include "support/u256.h"

namespace signalbox::evm {

namespace {

constexpr qsizetype longestSymbol = 64;

U256 wordAt(const QByteArray& bytes, qsizetype at)
{
    return U256::fromWord(reinterpret_cast<const std::uint8_t*>(bytes.constData() + at));
}

QCoro::Task<QByteArray> callToken(std::shared_ptr<RpcSession> session, QByteArray address, QByteArray selector)
{
    auto asking = session->ask("eth_call", "[{\"to\":\"" + address + "\",\"data\":\"" + selector + "\"},\"latest\"]");
    const Answer answer = co_await asking;
    co_return answer ? dataOf(*answer) : QByteArray();  // a call that reverts gives no information
}

}  // namespace

QString abiText(const QByteArray& answer)
{
    QByteArray text;
    if (answer.size() >= 64 && wordAt(answer, 0) == U256(32)) {
        const U256 length = wordAt(answer, 32);
        if (length.fitsInt64() && static_cast<qint64>(length.limbs[0]) <= answer.size() - 64)
            text = answer.mid(64, static_cast<qsizetype>(length.limbs[0]));
    } else if (answer.size() == 32) {
        const qsizetype end = answer.indexOf('\0');
        text = end < 0 ? answer : answer.left(end);
    }
    return visibleText(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), longestSymbol);
}

std::optional<int> abiDecimals(const QByteArray& answer)
{
    if (answer.size() < 32)
        return std::nullopt;
    const U256 value = wordAt(answer, 0);
    return value <= U256(36) ? std::optional(static_cast<int>(value.limbs[0])) : std::nullopt;
}

QCoro::Task<Expected<TokenInfo>> readToken(std::shared_ptr<RpcSession> session, QString text)
{
    const auto address = hex::address(text);
    if (!address)
        co_return fail(ErrorKind::Invalid, "BAD_ADDRESS",
                       Message(QT_TRANSLATE_NOOP("Engine", "A token's address is 0x and 40 hexadecimal digits.")));
    if (!hasValidChecksum(text))
        co_return fail(
            ErrorKind::Invalid, "BAD_CHECKSUM",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The checksum of this address is wrong, so a character is probably mistyped. "
                                      "Copy it again, or enter it in lower case to skip the check.")));
    const QByteArray plain = hex::bytes(*address);
    auto asking = hasCode(session, plain, "latest");
    const auto code = co_await asking;
    if (!code)
        co_return fail(code.error());
    if (!*code)
        co_return fail(
            ErrorKind::NotFound, "NO_CONTRACT",
            Message(QT_TRANSLATE_NOOP(
                "Engine", "There is no contract at this address on this chain. Check the address and the chain.")));
    TokenInfo info;
    info.isContract = true;
    info.address = checksumAddress(*address);
    auto symbolTask = callToken(session, plain, "0x95d89b41");
    auto nameTask = callToken(session, plain, "0x06fdde03");
    auto decimalsTask = callToken(session, plain, "0x313ce567");
    info.symbol = abiText(co_await symbolTask);
    info.name = abiText(co_await nameTask);
    info.decimals = abiDecimals(co_await decimalsTask);
    auto creating = findCreation(session, plain);
    const auto created = co_await creating;
    if (created)
        info.createdAt = *created;
    co_return info;
}

}  // namespace signalbox::evm
