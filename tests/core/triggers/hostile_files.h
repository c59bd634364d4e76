// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QRandomGenerator>

namespace signalbox::triggers::test {

/// A file in which bytes were changed, cut out, repeated, or replaced by other values, in one to three places.
inline QByteArray hostileFile(const QByteArray& good, QRandomGenerator& random)
{
    static const QByteArrayList words{"null",
                                      "true",
                                      "-1",
                                      "1e999",
                                      "{}",
                                      "[]",
                                      "\"\"",
                                      "\"\\u0000\"",
                                      "18446744073709551616",
                                      "\"{{secret:x}}\"",
                                      "\"http://127.0.0.1\"",
                                      ",",
                                      "}",
                                      "]",
                                      "\xff",
                                      "{{"};
    QByteArray json = good;
    for (int n = 1 + int(random.bounded(3u)); n > 0; --n) {
        const qsizetype where = random.bounded(int(json.size())), length = random.bounded(20);
        switch (random.bounded(5)) {
            case 0:
                json[where] = char(random.bounded(256));
                break;
            case 1:
                json.remove(where, length);
                break;
            case 2:
                json.insert(where, words[random.bounded(int(words.size()))]);
                break;
            case 3:
                json.insert(where, json.mid(random.bounded(int(json.size())), length));
                break;
            default: {  // another value
                const qsizetype colon = json.indexOf(": ", where);
                const qsizetype end = colon < 0 ? -1 : json.indexOf('\n', colon);
                if (end > 0)
                    json.replace(colon + 2, end - colon - 2,
                                 words[random.bounded(int(words.size()))] + (random.bounded(2) ? "," : ""));
            }
        }
    }
    return json;
}

}  // namespace signalbox::triggers::test
