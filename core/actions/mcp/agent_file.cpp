// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/agent_file.h"

#include <QRegularExpression>
#include <QUrl>

#include "actions/outcome.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

constexpr qint64 mostBytes = 1 << 20;

tl::unexpected<Error> tooLarge()
{
    return fail(ErrorKind::Invalid, "FILE_TOO_LARGE",
                Message(QT_TRANSLATE_NOOP("Engine", "The file is larger than 1 MiB, so it was not read.")));
}

Expected<AgentFile> fromData(const QString& uri)
{
    const qsizetype comma = uri.indexOf(u',');
    if (comma < 0 || uri.size() - comma > mostBytes * 3)
        return comma < 0 ? Expected<AgentFile>(fail(ErrorKind::Invalid, "URI_UNSUPPORTED",
                                                    Message(QT_TRANSLATE_NOOP("Engine", "The data URI is not valid."))))
                         : Expected<AgentFile>(tooLarge());
    const QByteArray content = QByteArray::fromPercentEncoding(QStringView(uri).mid(comma + 1).toUtf8());
    AgentFile file{content, true, false};
    if (QStringView(uri).left(comma).endsWith(u";base64", Qt::CaseInsensitive)) {
        const auto decoded = QByteArray::fromBase64Encoding(content, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return fail(ErrorKind::Invalid, "URI_UNSUPPORTED",
                        Message(QT_TRANSLATE_NOOP("Engine", "The data URI is not valid base64.")));
        file.bytes = *decoded;
    }
    if (file.bytes.size() > mostBytes)
        return tooLarge();
    return file;
}

/// CID and path of ipfs://CID/path and ipfs://ipfs/CID/path.
QString ipfsPath(const QString& uri)
{
    QString path = uri.mid(7);
    if (path.startsWith("ipfs/"_L1))
        path.remove(0, 5);
    static const QRegularExpression form(u"^[A-Za-z0-9]{10,128}(/[^?#]*)?$"_s);
    return form.match(path).hasMatch() && !path.contains("/.."_L1) ? path : QString();
}

}  // namespace

Expected<AgentFile> fetchAgentFile(const SendContext& context, const QString& uri, const QStringList& privateHosts,
                                   QDeadlineTimer deadline)
{
    if (uri.startsWith("data:"_L1, Qt::CaseInsensitive))
        return fromData(uri);
    HttpRequest request;
    request.deadline = deadline;
    request.privateHosts = privateHosts;
    request.plain = false;
    request.redirects = 3;
    request.maxBytes = mostBytes;
    request.url = uri;
    QString path;
    if (uri.startsWith("ipfs://"_L1, Qt::CaseInsensitive)) {
        path = ipfsPath(uri);
        if (path.isEmpty())
            return fail(ErrorKind::Invalid, "URI_UNSUPPORTED",
                        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid IPFS URI.")).arg(uri.left(200)));
        request.url = context.parts.ipfsGateway + "/ipfs/"_L1 + path;
    } else if (!uri.startsWith("https://"_L1, Qt::CaseInsensitive) &&
               !uri.startsWith("http://"_L1, Qt::CaseInsensitive)) {
        return fail(ErrorKind::Invalid, "URI_UNSUPPORTED",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The file \"%1\" cannot be read: only https, ipfs and data URIs "
                                              "are."))
                        .arg(uri.left(200)));
    }
    auto answer = context.http.run(request);
    if (!answer)
        return fail(std::move(answer.error()));
    if (!answer->isSuccess()) {
        Error error = Error::make(isPassing(answer->status) ? ErrorKind::Retryable : ErrorKind::Invalid, "FILE_MISSING",
                                  Message(QT_TRANSLATE_NOOP("Engine", "The file \"%1\" cannot be read (HTTP %2)."))
                                      .arg(uri.left(200))
                                      .arg(answer->status));
        if (const auto wait = answer->retryAfterMs())
            error.retryAfterMs = std::min(*wait, mostRetryAfterMs);
        return fail(std::move(error));
    }
    if (answer->cut)
        return tooLarge();
    AgentFile file{std::move(answer->body), false, !path.isEmpty()};
    if (file.isIpfs && !path.contains(u'/')) {
        const auto matches = matchesCid(file.bytes, path.toLatin1());
        if (matches == false)
            return fail(
                ErrorKind::Invalid, "FILE_INVALID",
                Message(QT_TRANSLATE_NOOP("Engine", "The IPFS gateway returned other content than \"%1\" names."))
                    .arg(uri.left(200)));
        file.matchesUri = matches.value_or(false);
    }
    return file;
}

}  // namespace signalbox::actions
