// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/theme.h"

#include <QApplication>
#include <QPixmapCache>
#include <QStyleFactory>
#include <QTimer>
#include <QToolTip>

#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/style.h"
#include "theme/system_scheme.h"

namespace signalbox::ui {

namespace {
const Theme* g_current = nullptr;
}

const Theme& Theme::current()
{
    return g_current ? *g_current : light();
}

const Theme& Theme::light()
{
    static const Theme theme{lightTokens()};
    return theme;
}

const Theme& Theme::darkLook()
{
    static const Theme theme{darkTokens()};
    return theme;
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor& color) { p.setColor(QPalette::All, role, color); };
    set(QPalette::Window, window);
    set(QPalette::Base, surface);
    set(QPalette::Button, surface);
    set(QPalette::AlternateBase, raised);
    set(QPalette::Midlight, border);
    set(QPalette::Mid, control);
    set(QPalette::Dark, secondary);
    set(QPalette::Light, surface);
    set(QPalette::Shadow, control);
    set(QPalette::WindowText, text);
    set(QPalette::Text, text);
    set(QPalette::ButtonText, text);
    set(QPalette::HighlightedText, text);
    set(QPalette::PlaceholderText, muted);
    set(QPalette::Link, link);
    set(QPalette::LinkVisited, link);
    set(QPalette::Highlight, selection);
    set(QPalette::BrightText, error.ink);
    set(QPalette::ToolTipBase, tip);
    set(QPalette::ToolTipText, tipText);
    p.setColor(QPalette::Disabled, QPalette::Base, window);  // text fields that paint themselves: as the other fields
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, muted);
    return p;
}

QColor Theme::seriesColor(int mark) const
{
    return mark <= 0 ? others : series[size_t((mark - 1) % 8)];
}

ThemeManager& ThemeManager::instance()
{
    static auto* manager =
        new ThemeManager;  // lives as long as the process: widgets disconnect from it in their destructors
    return *manager;
}

ThemeManager::ThemeManager() = default;

void ThemeManager::install()
{
    if (m_installed)
        return;
    m_installed = true;
    const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    m_systemDark = dark;
    QApplication::setStyle(new Style);
    new FocusRing(qApp);
    auto* scheme = new SystemScheme(dark, this);
    connect(scheme, &SystemScheme::changed, this, [this](bool nowDark) {
        m_systemDark = nowDark;
        apply();
    });
    // connecting to the session bus can take a while: after the first frame
    QTimer::singleShot(0, scheme, &SystemScheme::start);
    apply();
}

void ThemeManager::setMode(ThemeMode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

void ThemeManager::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    Q_EMIT changed();
}

int ThemeManager::rowHeight() const
{
    const int least = m_density == Density::Compact ? 24 : 28;
    return qMax(least, qRound(least * m_fontPercent / 100.0));
}

void ThemeManager::setFontPercent(int percent)
{
    percent = qBound(80, percent, 150);
    if (m_fontPercent == percent)
        return;
    QFont font = QApplication::font();
    if (m_systemSize == 0)
        m_systemSize = font.pointSizeF() > 0 ? font.pointSizeF() : -font.pixelSize();
    m_fontPercent = percent;
    if (m_systemSize > 0)
        font.setPointSizeF(m_systemSize * percent / 100);
    else
        font.setPixelSize(qRound(-m_systemSize * percent / 100));
    QApplication::setFont(font);
    apply();
}

void ThemeManager::apply()
{
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
    g_current = dark ? &Theme::darkLook() : &Theme::light();
    if (m_installed) {
        const QPalette palette = g_current->palette();
        QApplication::setPalette(palette);
        QToolTip::setPalette(palette);
        QToolTip::setFont(font(TextRole::Small));
    }
    Q_EMIT changed();
}

}  // namespace signalbox::ui
