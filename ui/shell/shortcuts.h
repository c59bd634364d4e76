#pragma once

#include <QKeySequence>
#include <QString>
#include <vector>

class QWidget;

namespace signalbox::ui {

struct ShortcutLine {
    QKeySequence keys;
    QString meaning;
};

std::vector<ShortcutLine> shortcutList();
void showShortcutSheet(QWidget* parent);  ///< F1: all of them, searchable

}  // namespace signalbox::ui
