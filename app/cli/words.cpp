// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/words.h"

#include <libpq-fe.h>
#include <QFileInfo>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include "cli/context.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox::cli {

namespace {
tl::unexpected<Error> wrong(const QString& text)
{
    return fail(ErrorKind::Invalid, "BAD_USAGE", Message(text));
}
}  // namespace

Expected<ServerParameters> serverParameters(const QString& conninfo)
{
    char* message = nullptr;
    PQconninfoOption* options = PQconninfoParse(conninfo.toUtf8().constData(), &message);
    if (!options) {
        const QString reason = QString::fromUtf8(message).trimmed();
        PQfreemem(message);
        return wrong(
            u"--server requires a libpq connection string, such as \"host=db.example "
            "user=signalbox dbname=signalbox\": %1"_s.arg(reason));
    }
    ServerParameters parameters;
    bool password = false;
    QStringList unknown;
    for (const PQconninfoOption* option = options; option->keyword; ++option) {
        if (!option->val)
            continue;
        const QString key = QString::fromLatin1(option->keyword), value = QString::fromUtf8(option->val);
        if (key == "host"_L1)
            parameters.host = value;
        else if (key == "port"_L1)
            parameters.port = quint16(value.toUInt());
        else if (key == "user"_L1)
            parameters.user = value;
        else if (key == "dbname"_L1)
            parameters.database = value;
        else if (key == "sslmode"_L1)
            parameters.sslMode = value;
        else if (key == "sslrootcert"_L1)
            parameters.sslRootCert = QFileInfo(value).absoluteFilePath();
        else if (key == "password"_L1)
            password = true;
        else
            unknown << key;
    }
    PQconninfoFree(options);
    if (password)
        return fail(ErrorKind::Invalid, "PASSWORD_IN_ARGUMENT",
                    Message(u"A password on the command line can be read by other users on this machine. Omit "
                            "it: you are prompted for it, or it is read from standard input."_s));
    if (!unknown.isEmpty())
        return wrong(u"--server accepts host, port, dbname, user, sslmode and sslrootcert, but not %1."_s.arg(
            unknown.join(u", "_s)));
    if (parameters.host.isEmpty() || parameters.user.isEmpty() || parameters.port == 0)
        return wrong(u"--server requires a host and a user. A port must be from 1 to 65535."_s);
    static const QStringList modes{u"disable"_s, u"allow"_s,     u"prefer"_s,
                                   u"require"_s, u"verify-ca"_s, u"verify-full"_s};
    if (!modes.contains(parameters.sslMode))
        return wrong(u"sslmode must be one of %1."_s.arg(modes.join(u", "_s)));
    return parameters;
}

Expected<QStringList> urls(const QStringList& given)
{
    QStringList all;
    for (const QString& word : given) {
        if (word == "-"_L1) {
            const QStringList lines = standardInputLines();
            if (lines.isEmpty())
                return wrong(u"Standard input contained no URL. Provide one per line."_s);
            all << lines;
            continue;
        }
        if (urlHasSecret(word))
            return fail(ErrorKind::Invalid, "KEY_IN_ARGUMENT",
                        Message(u"%1 contains a key, and other users on this machine can read the arguments of a "
                                "command. Use --rpc - and provide the URL on standard input."_s.arg(maskedUrl(word))));
        all << word;
    }
    return all;
}

Expected<std::vector<EndpointDraft>> endpoints(const QStringList& given)
{
    static const QRegularExpression detail(u"^(user|password|bearer|proxy|header\\s+[^:\\s]+)\\s*:\\s*(.*)$"_s);
    const auto lines = urls(given);
    if (!lines)
        return fail(lines.error());
    std::vector<EndpointDraft> all;
    for (const QString& line : *lines) {
        const auto match = detail.match(line);
        if (!match.hasMatch()) {
            all.push_back({.url = line});
            continue;
        }
        if (all.empty())
            return wrong(u"The URL must come first; lines with user, password, bearer, proxy or header follow it."_s);
        const QString key = match.captured(1), value = match.captured(2);
        EndpointDraft& draft = all.back();
        if (key.startsWith("header"_L1))
            draft.headers.insert(key.mid(6).trimmed(), value);
        else
            (key == "user"_L1       ? draft.user
             : key == "password"_L1 ? draft.password
             : key == "bearer"_L1   ? draft.bearer
                                    : draft.proxy) = value;
    }
    return all;
}

Expected<qint64> number(const QString& text, const char* what)
{
    bool ok = false;
    QString digits = text;
    const qint64 value = digits.remove(QLatin1Char(',')).remove(QLatin1Char('_')).toLongLong(&ok);
    if (!ok || value < 0)
        return wrong(
            u"\"%1\" is not a valid %2. A number must be whole and at least 0."_s.arg(text, QString::fromUtf8(what)));
    return value;
}

Expected<Range> range(const QString& text)
{
    const QString lo = text.section(QLatin1Char('-'), 0, 0),
                  hi = text.contains(QLatin1Char('-')) ? text.section(QLatin1Char('-'), 1) : lo;
    const auto from = number(lo, "block number"), to = number(hi, "block number");
    if (!from)
        return fail(from.error());
    if (!to)
        return fail(to.error());
    if (*to < *from)
        return wrong(u"A range is written FROM-TO, the lower block first: %1-%2."_s.arg(*to).arg(*from));
    return Range{*from, *to};
}

QString formatOfFile(const QString& file)
{
    return file.endsWith(".csv"_L1, Qt::CaseInsensitive) ? u"csv"_s : u"json"_s;
}

QString reindexCommand(const QString& caip2, Interval blocks)
{
    return u"signalbox-cli reindex %1 %2-%3"_s.arg(caip2).arg(blocks.lo).arg(blocks.hi);
}

Expected<QJsonObject> registries(const QString& text)
{
    QJsonObject object;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString key = part.section(QLatin1Char('='), 0, 0).trimmed(),
                      value = part.section(QLatin1Char('='), 1).trimmed();
        if (value.isEmpty() || (key != "identity"_L1 && key != "reputation"_L1 && key != "validation"_L1))
            return wrong(
                u"Specify registries as identity=0x…,reputation=0x…,validation=0x… (one or more of them), or default."_s);
        const QString before = object.value(key).toString();
        object.insert(key, before.isEmpty() ? value : before + QLatin1Char(',') + value);
    }
    if (object.isEmpty())
        return wrong(u"--registries requires default or identity=0x…,reputation=0x…,validation=0x…."_s);
    return object;
}

}  // namespace signalbox::cli
