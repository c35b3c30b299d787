# Every dependency comes from the distribution.
find_package(PkgConfig REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(OpenSSL REQUIRED)
find_package(JPEG REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(GTest REQUIRED)
find_package(tl-expected REQUIRED)
find_package(Threads REQUIRED)

foreach(pair libxml2=libxml-2.0 libzip=libzip libdeflate=libdeflate zlib=zlib libpng=libpng qrencode=libqrencode
        harfbuzz=harfbuzz harfbuzz-subset=harfbuzz-subset freetype=freetype2 fontconfig=fontconfig
        xlsxwriter=xlsxwriter libarchive=libarchive qpdf=libqpdf librsvg=librsvg-2.0)
  string(REPLACE "=" ";" pair "${pair}")
  list(GET pair 0 target)
  list(GET pair 1 module)
  pkg_check_modules(${target} REQUIRED IMPORTED_TARGET ${module})
endforeach()

# libpodofo.pc of 0.9 carries no version and no flags worth having.
find_path(PODOFO_INCLUDE podofo/podofo.h REQUIRED)
find_library(PODOFO_LIBRARY podofo REQUIRED)
file(STRINGS ${PODOFO_INCLUDE}/podofo/base/podofo_config.h podofo_minor REGEX "define PODOFO_VERSION_MINOR 9$")
if(NOT podofo_minor)
  message(FATAL_ERROR "PoDoFo 0.9 is needed (libpodofo-dev of Debian 12); 0.10 has another interface")
endif()
add_library(podofo INTERFACE)
target_include_directories(podofo SYSTEM INTERFACE ${PODOFO_INCLUDE})
target_link_libraries(podofo INTERFACE ${PODOFO_LIBRARY})

# Its pkg-config file asks for flags that nothing here needs.
find_path(RE2_INCLUDE re2/re2.h REQUIRED)
find_library(RE2_LIBRARY re2 REQUIRED)

# Header-only.
find_path(VALIJSON_INCLUDE valijson/schema.hpp REQUIRED)
add_library(valijson INTERFACE)
target_include_directories(valijson SYSTEM INTERFACE ${VALIJSON_INCLUDE})
find_path(BOOST_INCLUDE boost/multiprecision/cpp_int.hpp REQUIRED)
add_library(boost_multiprecision INTERFACE)
target_include_directories(boost_multiprecision SYSTEM INTERFACE ${BOOST_INCLUDE})
