// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/error_class.h"

#include <QRegularExpression>

#include "rpc/error_table.h"
#include "rpc/rate/rate_words.h"
#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::rpc {

namespace {

/// Converts to lower case and removes commas, dots and underscores between groups of three digits.
QString plain(const QString& text)
{
    static const QRegularExpression grouped(uR"((?<=\d)[,._](?=\d{3}(?!\d)))"_s);
    QString out = text.toLower();
    return out.replace(grouped, QString());
}

std::optional<qint64> number(const QRegularExpressionMatch& match)
{
    bool ok = false;
    const qint64 value = match.captured(1).toLongLong(&ok);
    const qint64 factor = match.captured(2) == "k"_L1 ? 1'000 : 1;
    return ok && value > 0 && value < 1'000'000'000 / factor ? std::optional(value * factor) : std::nullopt;
}

std::optional<Interval> range(const QRegularExpressionMatch& match, int base)
{
    bool first = false;
    bool second = false;
    Interval read{match.captured(1).toLongLong(&first, base), match.captured(2).toLongLong(&second, base)};
    if (!first || !second)
        return std::nullopt;
    if (read.hi < read.lo)
        std::swap(read.lo, read.hi);  // one provider reverses the two
    return read;
}

struct Compiled {
    QRegularExpression expression;
    const CapPattern* row;
};

const std::vector<Compiled>& compiled()
{
    static const auto all = [] {
        std::vector<Compiled> list;
        for (const CapPattern& row : capPatterns())
            list.push_back(
                {QRegularExpression(QLatin1String(row.expression), QRegularExpression::DotMatchesEverythingOption),
                 &row});
        return list;
    }();
    return all;
}

void readCaps(const QString& text, const Fault& fault, qint64 blocks, Verdict& verdict)
{
    for (const auto& [expression, row] : compiled()) {
        if ((row->only[0] != 0 && !text.contains(QLatin1String(row->only))) ||
            (row->unless[0] != 0 && text.contains(QLatin1String(row->unless))))
            continue;
        const auto match = expression.match(text);
        if (!match.hasMatch())
            continue;
        switch (row->takes) {
            case CapPattern::Takes::HexRange:
                if (!verdict.range)
                    verdict.range = range(match, 16);
                break;
            case CapPattern::Takes::DecimalRange:
                if (!verdict.range)
                    verdict.range = range(match, 10);
                break;
            case CapPattern::Takes::Blocks:
                if (!verdict.cap)
                    verdict.cap = number(match);
                break;
            case CapPattern::Takes::Results:
                if (!verdict.resultCap)
                    verdict.resultCap = number(match);
                break;
        }
    }
    if (!verdict.range)
        verdict.range = fault.dataRange;
    if (!verdict.cap) {
        for (const FixedCap& row : fixedCaps()) {
            if (text.contains(QLatin1String(row.text)))
                verdict.cap = blocks > 0 && blocks < row.whenBelow ? row.small : row.large;
        }
    }
}

bool holds(const Sign& sign, const Fault& fault, const QString& text, qint64 blocks)
{
    if (sign.http == 5 ? fault.httpStatus / 100 != 5 : sign.http != 0 && fault.httpStatus != sign.http)
        return false;
    if (sign.code != 0 && fault.code != sign.code)
        return false;
    if (sign.wideOnly && blocks <= 1)
        return false;
    return sign.text[0] == 0 || text.contains(QLatin1String(sign.text));
}

}  // namespace

const char* name(ErrorClass kind)
{
    switch (kind) {
        case ErrorClass::RangeHint:
            return "RANGE_HINT";
        case ErrorClass::TooLarge:
            return "TOO_LARGE";
        case ErrorClass::TooManyAddresses:
            return "TOO_MANY_ADDRESSES";
        case ErrorClass::Billing:
            return "BILLING";
        case ErrorClass::Rate:
            return "RATE";
        case ErrorClass::Auth:
            return "AUTH";
        case ErrorClass::Tag:
            return "TAG";
        case ErrorClass::NotYet:
            return "NOT_YET";
        case ErrorClass::Pruned:
            return "PRUNED";
        case ErrorClass::Unsupported:
            return "UNSUPPORTED";
        case ErrorClass::Revert:
            return "REVERT";
        case ErrorClass::Transient:
            return "TRANSIENT";
        case ErrorClass::FatalParams:
            return "FATAL_PARAMS";
        case ErrorClass::Cancelled:
            return "CANCELLED";
    }
    return "";
}

Verdict classify(const Fault& fault, qint64 blocks)
{
    Verdict verdict;
    if (fault.network == "cancelled"_L1) {
        verdict.kind = ErrorClass::Cancelled;
        return verdict;
    }
    if (fault.network == "too_large"_L1) {
        verdict.kind = ErrorClass::TooLarge;
        return verdict;
    }
    if (!fault.network.isEmpty())
        return verdict;
    const QString text = plain(fault.message + u' ' + fault.data);
    // "limited to 25 requests per second on the current plan" is neither a cap on blocks nor an exhausted plan.
    if (speaksOfRate(text) && (rateOf(text) || fault.httpStatus == 429 || fault.code == 429)) {
        verdict.kind = ErrorClass::Rate;
        return verdict;
    }
    readCaps(text, fault, blocks, verdict);
    if ((verdict.cap || verdict.range) && !text.contains("addresses"_L1)) {
        verdict.kind = ErrorClass::RangeHint;
        return verdict;
    }
    if (text.contains("filters"_L1) && text.contains("current limit"_L1)) {
        verdict.kind = ErrorClass::TooManyAddresses;
        return verdict;
    }
    for (const Sign& sign : signs()) {
        if (holds(sign, fault, text, blocks)) {
            verdict.kind = sign.kind;
            return verdict;
        }
    }
    return verdict;
}

Error toError(const Fault& fault, const Verdict& verdict, const QString& where)
{
    QString said = visibleText(fault.message.simplified(), 300);
    const Message quote = !fault.finding.isEmpty()
                              ? Message(QT_TRANSLATE_NOOP("Engine", "What is wrong: %1.")).arg(fault.finding)
                          : said.isEmpty() ? Message()
                                           : Message(QT_TRANSLATE_NOOP("Engine", "Its message: \"%1\".")).arg(said);
    const QVariantMap args{{u"endpoint"_s, where},
                           {u"class"_s, QString::fromLatin1(name(verdict.kind))},
                           {u"http"_s, fault.httpStatus},
                           {u"said"_s, said}};
    const auto make = [&](ErrorKind kind, const char* code, const Message& sentence) {
        Error error = Error::make(kind, code, Message::joined({sentence, quote}), args);
        error.retryAfterMs = fault.retryAfterMs;
        return error;
    };
    if (!fault.network.isEmpty()) {
        if (fault.network == "cancelled"_L1)
            return Error::make(ErrorKind::Cancelled, "CANCELLED",
                               Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
        if (fault.network == "timeout"_L1)
            return make(ErrorKind::Retryable, "RPC_TIMEOUT",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine",
                                    "%1 did not answer in time. The request is repeated, with another endpoint first."))
                            .arg(where));
        if (fault.network == "tls"_L1)
            return make(ErrorKind::Unavailable, "RPC_TLS",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine",
                                    "The encrypted connection to %1 failed. Check its certificate, or give the CA "
                                    "file of your own authority."))
                            .arg(where));
        if (fault.network == "redirect"_L1)
            return make(
                ErrorKind::Refused, "RPC_REDIRECT",
                Message(
                    QT_TRANSLATE_NOOP(
                        "Engine", "%1 redirects to another host, and redirects are not followed. Enter the final URL."))
                    .arg(where));
        if (fault.network == "too_large"_L1)
            return make(
                ErrorKind::Retryable, "RPC_TOO_LARGE",
                Message(QT_TRANSLATE_NOOP("Engine", "The answer of %1 was larger than allowed and was discarded."))
                    .arg(where));
        if (fault.network == "bad_json"_L1)
            return make(ErrorKind::Retryable, "RPC_BAD_ANSWER",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "%1 answered with something that is not JSON-RPC. Check that the URL "
                                                  "is that of an RPC endpoint."))
                            .arg(where));
        if (fault.network == "web_page"_L1)
            return make(
                ErrorKind::Refused, "NOT_RPC",
                Message(QT_TRANSLATE_NOOP(
                            "Engine", "%1 answered with a web page. Check that the URL is that of an RPC endpoint."))
                    .arg(where));
        if (fault.network == "incomplete"_L1)
            return make(ErrorKind::Retryable, "RPC_INCONSISTENT",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "%1 returned an inconsistent or incomplete answer. It was discarded, "
                                                  "and the request is repeated."))
                            .arg(where));
        return make(
            ErrorKind::Unavailable, "RPC_CONNECTION",
            Message(QT_TRANSLATE_NOOP("Engine", "%1 cannot be reached. Check the URL and the network.")).arg(where));
    }
    switch (verdict.kind) {
        case ErrorClass::RangeHint:
        case ErrorClass::TooLarge:
            return make(ErrorKind::Retryable, "RPC_TOO_LARGE",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 refuses requests of this size.")).arg(where));
        case ErrorClass::TooManyAddresses:
            return make(
                ErrorKind::Retryable, "RPC_TOO_MANY_ADDRESSES",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 refuses this number of addresses in one request.")).arg(where));
        case ErrorClass::Billing:
            return make(ErrorKind::Refused, "RPC_BILLING",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine",
                                    "The quota of %1 is used up. The endpoint is not used until the next UTC day, "
                                    "or until you press Try now."))
                            .arg(where));
        case ErrorClass::Rate:
            return make(
                ErrorKind::Retryable, "RPC_RATE",
                Message(QT_TRANSLATE_NOOP(
                            "Engine", "%1 limits the rate of requests. Signalbox waits and continues automatically."))
                    .arg(where));
        case ErrorClass::Auth:
            return make(ErrorKind::Refused, "RPC_AUTH",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine",
                                    "%1 refuses the key or password. Correct it in the endpoint's settings; until "
                                    "then the endpoint is not used."))
                            .arg(where));
        case ErrorClass::Tag:
            return make(ErrorKind::Refused, "RPC_TAG",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 does not know this block tag.")).arg(where));
        case ErrorClass::NotYet:
            return make(ErrorKind::Retryable, "RPC_NOT_YET",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 does not have this block yet.")).arg(where));
        case ErrorClass::Pruned:
            return make(ErrorKind::Refused, "RPC_PRUNED",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine", "%1 no longer has this history. Add an archive endpoint or start later."))
                            .arg(where));
        case ErrorClass::Unsupported:
            return make(ErrorKind::Refused, "RPC_UNSUPPORTED",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 does not offer this method.")).arg(where));
        case ErrorClass::Revert:
            return make(ErrorKind::Refused, "RPC_REVERT",
                        Message(QT_TRANSLATE_NOOP("Engine", "The contract refused the call.")));
        case ErrorClass::FatalParams:
            return make(ErrorKind::Internal, "RPC_PARAMS",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 rejects the request as malformed.")).arg(where));
        case ErrorClass::Cancelled:
            return Error::make(ErrorKind::Cancelled, "CANCELLED",
                               Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
        case ErrorClass::Transient:
            break;
    }
    if (fault.httpStatus != 200)
        return make(
            ErrorKind::Retryable, "RPC_HTTP",
            Message(QT_TRANSLATE_NOOP("Engine", "%1 answered with HTTP status %2.")).arg(where).arg(fault.httpStatus));
    return make(ErrorKind::Retryable, "RPC_ERROR",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 answered with an error.")).arg(where));
}

}  // namespace signalbox::rpc
