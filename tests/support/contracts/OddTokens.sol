// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.20;

/// Metadata as bytes32, as tokens of 2016 and 2017 have it.
contract Bytes32Token {
    bytes32 public name = "Old Token";
    bytes32 public symbol = "OLD";
    uint256 public decimals = 18;
    event Transfer(address indexed from, address indexed to, uint256 value);

    function emitOne(address from, address to, uint256 value) external {
        emit Transfer(from, to, value);
    }
}

/// Emits any log: topics and data as given, so that malformed and old shapes can be made.
contract RawLogs {
    function emitRaw(bytes32[] calldata topics, bytes calldata data) external {
        bytes memory copy = data;
        uint256 count = topics.length;
        require(count <= 4, "at most four topics");
        bytes32 a = count > 0 ? topics[0] : bytes32(0);
        bytes32 b = count > 1 ? topics[1] : bytes32(0);
        bytes32 c = count > 2 ? topics[2] : bytes32(0);
        bytes32 d = count > 3 ? topics[3] : bytes32(0);
        assembly {
            let start := add(copy, 32)
            let size := mload(copy)
            switch count
            case 0 { log0(start, size) }
            case 1 { log1(start, size, a) }
            case 2 { log2(start, size, a, b) }
            case 3 { log3(start, size, a, b, c) }
            default { log4(start, size, a, b, c, d) }
        }
    }
}

/// A token whose texts are whatever the test wants: rich text, direction marks, broken UTF-8, NUL.
contract LoudToken {
    bytes private nameBytes;
    bytes private symbolBytes;
    uint256 public decimals;
    event Transfer(address indexed from, address indexed to, uint256 value);

    constructor(bytes memory name_, bytes memory symbol_, uint256 decimals_) {
        nameBytes = name_;
        symbolBytes = symbol_;
        decimals = decimals_;
    }

    function name() external view returns (bytes memory) {
        return nameBytes;
    }

    function symbol() external view returns (bytes memory) {
        return symbolBytes;
    }

    function emitOne(address from, address to, uint256 value) external {
        emit Transfer(from, to, value);
    }
}
