// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace signalbox::ui {

class SqlWords;

/// Where statements are written: colored, numbered, completed while one types. Tab leaves it, as everywhere.
class SqlEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SqlEditor(const SqlWords* words, QWidget* parent = nullptr);

    struct Piece {
        QString text;
        int at = 0;  ///< position of its first character in the editor
    };
    /// What Run runs: the selected statements, or the one at the cursor. Empty: nothing is there.
    std::vector<Piece> chosen() const;
    void insertName(const QString& name);   ///< inserts at the cursor, separated from adjacent words
    void append(const QString& statement);  ///< appends a separate statement and moves the cursor there
    void markFault(int position);           ///< underlines the word there; −1: none
    int faultAt() const { return m_fault; }
    void offerWords(bool asked);
    QCompleter* completer() const { return m_completer; }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Numbers;
    void renewMargin();
    void renewMarks();
    void complete(const QString& word);

    const SqlWords* m_words;
    QCompleter* m_completer;
    QStringListModel* m_offers;
    Numbers* m_numbers;
    int m_fault = -1;
};

}  // namespace signalbox::ui
