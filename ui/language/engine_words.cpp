// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

#include <QCache>
#include <QHash>
#include <algorithm>

#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int deepest = 4;  // a sentence in a sentence in a sentence

/// A sentence cut at its values: "Block %1 of %2." is "Block ", 1, " of ", 2, ".".
struct Pattern {
    const char* source;
    QStringList literals;  ///< one more than values
    std::vector<int> values;
    qsizetype weight = 0;  ///< letters that are not values
};

Pattern cut(const char* source)
{
    Pattern pattern{source, {}, {}, 0};
    const QString text = QString::fromUtf8(source);
    QString literal;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'%' && i + 1 < text.size() && text.at(i + 1).isDigit()) {
            pattern.literals << literal;
            pattern.values.push_back(text.at(++i).digitValue());
            literal.clear();
        } else {
            literal += text.at(i);
        }
    }
    pattern.literals << literal;
    for (const QString& each : std::as_const(pattern.literals))
        pattern.weight += each.size();
    return pattern;
}

/// Heaviest first: the sentence that says most of the text itself is the one that was meant.
const std::vector<Pattern>& patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const auto& group :
             {sentencesOfWorkspace(), sentencesOfChains(), sentencesOfEndpoints(), sentencesOfCommands(),
              sentencesOfLayers(), sentencesOfSql(), sentencesOfExplorer(), sentencesOfProof()})
            for (const char* source : group)
                made.push_back(cut(source));
        std::stable_sort(made.begin(), made.end(),
                         [](const Pattern& a, const Pattern& b) { return a.weight > b.weight; });
        return made;
    }();
    return all;
}

/// The values by their numbers, when the text is this sentence.
std::optional<QHash<int, QString>> valuesIn(const QString& text, const Pattern& pattern)
{
    if (!text.startsWith(pattern.literals.front()) || !text.endsWith(pattern.literals.back()) ||
        text.size() < pattern.weight + qsizetype(pattern.values.size()))
        return std::nullopt;
    QHash<int, QString> values;
    qsizetype at = pattern.literals.front().size();
    for (size_t i = 0; i < pattern.values.size(); ++i) {
        const QString& next = pattern.literals.at(qsizetype(i) + 1);
        const bool last = i + 1 == pattern.values.size();
        // a value has a letter at least
        const qsizetype end = last ? text.size() - next.size() : text.indexOf(next, at + 1);
        if (end <= at)
            return std::nullopt;
        const QString value = text.mid(at, end - at);
        if (values.contains(pattern.values[i]) && values.value(pattern.values[i]) != value)
            return std::nullopt;
        values.insert(pattern.values[i], value);
        at = end + next.size();
    }
    return at == text.size() ? std::make_optional(values) : std::nullopt;
}

QString said(const QString& english, int depth);

std::optional<QString> whole(const QString& text, int depth)
{
    for (const Pattern& pattern : patterns()) {
        const auto values = valuesIn(text, pattern);
        if (!values)
            continue;
        QString out;
        const QString words = QCoreApplication::translate("signalbox::ui::EngineWords", pattern.source);
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words.at(i) == u'%' && i + 1 < words.size() && words.at(i + 1).isDigit())
                out += said(values->value(words.at(++i).digitValue()), depth + 1);
            else
                out += words.at(i);
        }
        return out;
    }
    return std::nullopt;
}

QString said(const QString& english, int depth)
{
    if (depth > deepest || english.size() < 4)
        return english;
    if (const auto words = whole(english, depth))
        return *words;
    // as many sentences at once as the table knows, then the rest
    for (qsizetype end = english.lastIndexOf(u". "_s); end > 0; end = english.lastIndexOf(u". "_s, end - 1))
        if (const auto words = whole(english.left(end + 1), depth))
            return joinSentences({*words, said(english.mid(end + 2), depth + 1)});
    // "Base: …" and the like, and a sentence of somebody else before one of ours
    for (const QString& border : {u": "_s, u". "_s})
        if (const qsizetype at = english.indexOf(border); at > 0) {
            const QString rest = english.mid(at + 2), words = said(rest, depth + 1);
            if (words != rest)
                return english.left(at + 2) + words;
        }
    return english;
}

}  // namespace

QString engineWords(const QString& english)
{
    static QCache<QString, QString> known(500);
    static QString language;
    const QString now = LanguageManager::instance().code();
    if (now == u"en"_s || english.isEmpty())
        return english;
    if (std::exchange(language, now) != now)
        known.clear();
    if (const QString* words = known.object(english))
        return *words;
    const QString words = said(english, 0);
    known.insert(english, new QString(words));
    return words;
}

QString engineWords(const Error& error)
{
    return format::safe(engineWords(error.text));
}

QString joinSentences(const QStringList& sentences)
{
    QString all;
    for (const QString& each : sentences) {
        if (each.isEmpty())
            continue;
        const QChar end = all.isEmpty() ? QChar() : all.back();
        if (!all.isEmpty() && end != QChar(u'。') && end != QChar(u'：') && end != QChar(u'；'))
            all += u' ';
        all += each;
    }
    return all;
}

bool isEngineSentence(const QString& pattern)
{
    return std::any_of(patterns().begin(), patterns().end(),
                       [&](const Pattern& each) { return QString::fromUtf8(each.source) == pattern; });
}

}  // namespace signalbox::ui
