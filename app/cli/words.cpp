#include "cli/words.h"

#include <libpq-fe.h>
#include <QFileInfo>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include "cli/context.h"
#include "signalbox/url.h"

namespace signalbox::cli {

namespace {
tl::unexpected<Error> wrong(const QString& text)
{
    return fail(ErrorKind::Invalid, "BAD_USAGE", text);
}
}  // namespace

Expected<ServerParameters> serverParameters(const QString& conninfo)
{
    char* message = nullptr;
    PQconninfoOption* options = PQconninfoParse(conninfo.toUtf8().constData(), &message);
    if (!options) {
        const QString reason = QString::fromUtf8(message).trimmed();
        PQfreemem(message);
        return wrong(QStringLiteral("--server requires a libpq connection string, such as \"host=db.example "
                                    "user=signalbox dbname=signalbox\": %1")
                         .arg(reason));
    }
    ServerParameters parameters;
    bool password = false;
    QStringList unknown;
    for (const PQconninfoOption* option = options; option->keyword; ++option) {
        if (!option->val)
            continue;
        const QString key = QString::fromLatin1(option->keyword), value = QString::fromUtf8(option->val);
        if (key == QLatin1String("host"))
            parameters.host = value;
        else if (key == QLatin1String("port"))
            parameters.port = quint16(value.toUInt());
        else if (key == QLatin1String("user"))
            parameters.user = value;
        else if (key == QLatin1String("dbname"))
            parameters.database = value;
        else if (key == QLatin1String("sslmode"))
            parameters.sslMode = value;
        else if (key == QLatin1String("sslrootcert"))
            parameters.sslRootCert = QFileInfo(value).absoluteFilePath();
        else if (key == QLatin1String("password"))
            password = true;
        else
            unknown << key;
    }
    PQconninfoFree(options);
    if (password)
        return fail(ErrorKind::Invalid, "PASSWORD_IN_ARGUMENT",
                    QStringLiteral("A password on the command line can be read by other users on this machine. Omit "
                                   "it: you are prompted for it, or it is read from standard input."));
    if (!unknown.isEmpty())
        return wrong(QStringLiteral("--server accepts host, port, dbname, user, sslmode and sslrootcert, but not %1.")
                         .arg(unknown.join(QStringLiteral(", "))));
    if (parameters.host.isEmpty() || parameters.user.isEmpty() || parameters.port == 0)
        return wrong(QStringLiteral("--server requires a host and a user. A port must be from 1 to 65535."));
    static const QStringList modes{QStringLiteral("disable"),   QStringLiteral("allow"),
                                   QStringLiteral("prefer"),    QStringLiteral("require"),
                                   QStringLiteral("verify-ca"), QStringLiteral("verify-full")};
    if (!modes.contains(parameters.sslMode))
        return wrong(QStringLiteral("sslmode must be one of %1.").arg(modes.join(QStringLiteral(", "))));
    return parameters;
}

Expected<QStringList> urls(const QStringList& given)
{
    QStringList all;
    for (const QString& word : given) {
        if (word == QLatin1String("-")) {
            const QStringList lines = standardInputLines();
            if (lines.isEmpty())
                return wrong(QStringLiteral("Standard input contained no URL. Provide one per line."));
            all << lines;
            continue;
        }
        if (urlHasSecret(word))
            return fail(ErrorKind::Invalid, "KEY_IN_ARGUMENT",
                        QStringLiteral("%1 contains a key, and other users on this machine can read the arguments of a "
                                       "command. Use --rpc - and provide the URL on standard input.")
                            .arg(maskedUrl(word)));
        all << word;
    }
    return all;
}

Expected<std::vector<QJsonObject>> endpoints(const QStringList& given)
{
    static const QRegularExpression detail(
        QStringLiteral("^(user|password|bearer|proxy|header\\s+[^:\\s]+)\\s*:\\s*(.*)$"));
    const auto lines = urls(given);
    if (!lines)
        return fail(lines.error());
    std::vector<QJsonObject> all;
    for (const QString& line : *lines) {
        const auto match = detail.match(line);
        if (!match.hasMatch()) {
            all.push_back({{QStringLiteral("url"), line}});
            continue;
        }
        if (all.empty())
            return wrong(QStringLiteral(
                "The URL must come first; lines with user, password, bearer, proxy or header follow it."));
        const QString key = match.captured(1), value = match.captured(2);
        if (!key.startsWith(QLatin1String("header"))) {
            all.back().insert(key, value);
            continue;
        }
        QJsonObject headers = all.back().value(QLatin1String("headers")).toObject();
        headers.insert(key.mid(6).trimmed(), value);
        all.back().insert(QStringLiteral("headers"), headers);
    }
    return all;
}

Expected<qint64> number(const QString& text, const char* what)
{
    bool ok = false;
    QString digits = text;
    const qint64 value = digits.remove(QLatin1Char(',')).remove(QLatin1Char('_')).toLongLong(&ok);
    if (!ok || value < 0)
        return wrong(QStringLiteral("\"%1\" is not a valid %2. A number must be whole and at least 0.")
                         .arg(text, QString::fromUtf8(what)));
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
        return wrong(QStringLiteral("A range is written FROM-TO, the lower block first: %1-%2.").arg(*to).arg(*from));
    return Range{*from, *to};
}

QString formatOfFile(const QString& file)
{
    return file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? QStringLiteral("csv") : QStringLiteral("json");
}

QString plural(qint64 count, const char* one, const char* many)
{
    QString noun = QString::fromUtf8(count == 1 || !many ? one : many);
    if (count != 1 && !many)
        noun += QLatin1Char('s');
    return grouped(count) + QLatin1Char(' ') + noun;
}

QString reindexCommand(const QString& caip2, Interval blocks)
{
    return QStringLiteral("signalbox-cli reindex %1 %2-%3").arg(caip2).arg(blocks.lo).arg(blocks.hi);
}

Expected<QJsonObject> registries(const QString& text)
{
    QJsonObject object;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString key = part.section(QLatin1Char('='), 0, 0).trimmed(),
                      value = part.section(QLatin1Char('='), 1).trimmed();
        if (value.isEmpty() || (key != QLatin1String("identity") && key != QLatin1String("reputation") &&
                                key != QLatin1String("validation")))
            return wrong(QStringLiteral(
                "Specify registries as identity=0x…,reputation=0x…,validation=0x… (one or more of them), or default."));
        const QString before = object.value(key).toString();
        object.insert(key, before.isEmpty() ? value : before + QLatin1Char(',') + value);
    }
    if (object.isEmpty())
        return wrong(QStringLiteral("--registries requires default or identity=0x…,reputation=0x…,validation=0x…."));
    return object;
}

}  // namespace signalbox::cli
