// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "shell/screen.h"

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace signalbox::ui {

class Text;

/// Ctrl+K: type to find a screen, a chain or a command; an address such as "chains/eip155:8453" goes there.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    CommandPalette(std::vector<PaletteCommand> commands, std::function<bool(const QString&)> goTo, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& words);
    void run();

    std::vector<PaletteCommand> m_commands;
    std::function<bool(const QString&)> m_goTo;
    QLineEdit* m_field;
    QListView* m_list;
    QStandardItemModel* m_model;
    Text* m_nothing;  ///< shown in place of an empty list
};

/// How well `words` match a text: 0 for no match; the start of the text ranks above the start of a word, which ranks
/// above other places.
int paletteRank(const QString& text, const QString& words);

}  // namespace signalbox::ui
