// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QWidget>

#include "theme/icon.h"
#include "theme/theme.h"

namespace signalbox::ui {

/// A line icon in a color of the theme.
class IconView : public QWidget {
public:
    explicit IconView(QString name, int size = 16, bool accent = false) : m_name(std::move(name)), m_accent(accent)
    {
        setFixedSize(size, size);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), m_name, m_accent ? Theme::current().accent : Theme::current().secondary);
    }

private:
    QString m_name;
    bool m_accent;
};

}  // namespace signalbox::ui
