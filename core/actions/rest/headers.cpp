// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/rest/rest.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

constexpr qsizetype longestHeader = 1024, mostShownHeader = 100;

}  // namespace

Expected<HttpHeaders> renderedHeaders(const Headers& headers, const Fields& fields, const SecretReader& secrets,
                                      Masker& masker, QString& shown)
{
    HttpHeaders rendered;
    for (const auto& [name, text] : headers) {
        const auto known = [&](const QString& secret) {
            auto value = secrets(secret);
            if (value) {
                masker.add(*value);
            } else if (value.error().kind == ErrorKind::NotFound) {
                return Expected<QString>(
                    fail(ErrorKind::Refused, "SECRET_MISSING",
                         Message(QT_TRANSLATE_NOOP("Engine", "The header %1 uses the secret %2, which is not stored."))
                             .arg(name, secret)));
            }
            return value;
        };
        const auto value = render(text, fields, Target::Header, known);
        if (!value)
            return fail(value.error());
        if (value->size() > longestHeader)
            return fail(ErrorKind::Invalid, "REQUEST_TOO_LARGE",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The header %1 is longer than 1,024 characters with the "
                                                  "values of this event."))
                            .arg(name));
        rendered.emplace_back(name.toUtf8(), value->trimmed().toUtf8());
        QString visible = isSecretHeader(name) ? Masker::mask() : masker(value->trimmed());
        if (visible.size() > mostShownHeader)
            visible = visible.left(mostShownHeader) + u'…';
        shown += u"%1: %2\n"_s.arg(name, visible);
    }
    return rendered;
}

}  // namespace signalbox::actions
