// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>

#include "signalbox/literals.h"
#include "theme/theme.h"

namespace signalbox::ui {

namespace {

struct Shape {
    double size;
    bool strong, mono;
};

Shape shape(TextRole role)
{
    switch (role) {
        case TextRole::Title:
            return {1.5, true, false};
        case TextRole::SheetTitle:
            return {1.4, true, false};
        case TextRole::Sentence:
            return {1.3, false, false};
        case TextRole::Section:
            return {1.1, true, false};
        case TextRole::Base:
            return {1, false, false};
        case TextRole::Strong:
            return {1, true, false};
        case TextRole::Small:
            return {0.9, false, false};
        case TextRole::SmallStrong:
            return {0.9, true, false};
        case TextRole::Tiny:
            return {0.85, false, false};
        case TextRole::TinyStrong:
            return {0.85, true, false};
        case TextRole::Figure:
            return {1.85, true, false};
        case TextRole::FigureUnit:
            return {1, false, false};
        case TextRole::Mono:
            return {0.92, false, true};
        case TextRole::MonoLog:
            return {0.885, false, true};
        case TextRole::MonoHex:
            return {0.85, false, true};
    }
    return {1, false, false};
}

bool equalDigits(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit)
        if (qAbs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) > 0.01)
            return false;
    return true;
}

QString figureFamily()
{
    static QString of;      // the system font that was measured
    static QString family;  // empty: the system font does
    const QFont base = QApplication::font();
    if (of == base.family())
        return family;
    of = base.family();
    family.clear();
    if (equalDigits(base))
        return family;
    for (const auto& name : {u"Noto Sans"_s, u"DejaVu Sans"_s}) {
        QFont candidate = base;
        candidate.setFamilies({name});
        if (QFontInfo(candidate).family() == name && equalDigits(candidate)) {
            family = name;
            break;
        }
    }
    return family;
}

}  // namespace

QFont font(TextRole role)
{
    const Shape s = shape(role);
    const int base = QFontInfo(QApplication::font()).pixelSize();
    QFont result = s.mono ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QApplication::font();
    result.setPixelSize(qMax(8, qRound(base * s.size)));
    result.setWeight(s.strong ? QFont::DemiBold : QFont::Normal);
    return result;
}

QFont figureFont(TextRole role)
{
    QFont result = font(role);
    if (const QString family = figureFamily(); !family.isEmpty() && !shape(role).mono)
        result.setFamilies({family});
    return result;
}

QColor inkColor(Ink ink)
{
    const Theme& t = Theme::current();
    switch (ink) {
        case Ink::Text:
            return t.text;
        case Ink::Secondary:
            return t.secondary;
        case Ink::Muted:
            return t.muted;
        case Ink::Link:
            return t.link;
        case Ink::Ok:
            return t.ok.ink;
        case Ink::Warn:
            return t.warn.ink;
        case Ink::Error:
            return t.error.ink;
        case Ink::Info:
            return t.info.ink;
        case Ink::OnFill:
            return t.onFill;
    }
    return t.text;
}

}  // namespace signalbox::ui
